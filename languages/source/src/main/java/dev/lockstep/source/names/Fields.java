package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;

/// Finds the declarations that members of `this` refer to.
final class Fields {
  private final Tree tree;

  Fields(Tree tree) {
    this.tree = tree;
  }

  /// The name that declares the field of a [Kind#MEMBER] in the class around, or [Names#NONE].
  int variable(int member) {
    int at = tree.parent(member);
    while (at > 0 && !tree.is(at, Kind.CLASS)) {
      at = tree.parent(at);
    }
    int body = at <= 0 ? 0 : tree.child(at, 4);
    int wanted = tree.symbol(tree.child(member, 1));
    for (int f = body + 1; at > 0 && f < tree.next(body); f = tree.next(f)) {
      if (tree.is(f, Kind.VARIABLE) && tree.symbol(tree.child(f, 1)) == wanted) {
        return tree.child(f, 1);
      }
    }
    return Names.NONE;
  }
}
