package dev.lockstep.sast.match;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;

/// The expression that a variable stands for, where it is assigned once.
final class Definitions {
  private Definitions() {}

  /// The value of the only assignment to a name's variable, or -1.
  static int of(SourceFile file, int name) {
    int variable = file.names.variable(name);
    if (variable == Names.NONE || file.tree.start(variable) > file.tree.start(name)) {
      return -1;
    }
    Tree tree = file.tree;
    int value = -1;
    for (int each : file.of(Kind.NAME)) {
      if (file.names.variable(each) != variable) {
        continue;
      }
      int parent = tree.parent(each);
      if (tree.is(parent, Kind.ASSIGN) && parent + 1 == each) {
        if (value >= 0 || !tree.symbolText(parent).equals("=") && !isShort(tree, parent)) {
          return -1;
        }
        value = tree.child(parent, 1);
      } else if (tree.is(parent, Kind.VARIABLE) && tree.child(parent, 1) == each) {
        if (tree.is(tree.child(parent, 3), Kind.NONE)) {
          continue;
        }
        if (value >= 0) {
          return -1;
        }
        value = tree.child(parent, 3);
      } else if (tree.is(parent, Kind.PARAMETER) && tree.child(parent, 1) == each) {
        return -1;
      }
    }
    return value;
  }

  private static boolean isShort(Tree tree, int assign) {
    return tree.symbolText(assign).equals(":=");
  }
}
