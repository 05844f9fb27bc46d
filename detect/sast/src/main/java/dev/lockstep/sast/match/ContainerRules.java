package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How lists, objects, blocks of HCL and elements match.
abstract class ContainerRules extends CallRules {
  ContainerRules(
      SourceFile file, CodePattern pattern, Equivalences options, Sieve sieve, long budget) {
    super(file, pattern, options, sieve, budget);
  }

  final @Nullable Goal array(int p, int t, @Nullable Goal next) {
    int[] ps = patternChildren(p);
    if (ps.length == 1 && isDots(ps[0]) && target.is(t, Kind.COMPREHENSION)) {
      return next;
    }
    return target.is(t, Kind.ARRAY)
        ? Goal.list(Goal.Op.LIST, ps, 0, targetChildren(t), 0, false, next)
        : Goal.FAIL;
  }

  final @Nullable Goal object(int p, int t, @Nullable Goal next) {
    if (target.kind(t) != code.kind(p)) {
      return Goal.FAIL;
    }
    int[] ps = patternChildren(p);
    boolean open =
        switch (target.language()) {
          case PYTHON, YAML, JSON -> false;
          default -> !target.is(t, Kind.SET);
        };
    int[] ts = targetChildren(t);
    if (target.language() == Language.HCL && options.deeperStatements() && hasDots(ps)) {
      ts = withInnerBlocks(ts);
    }
    return Goal.list(Goal.Op.UNORDERED, ps, 0, ts, 0, open, next);
  }

  /// Members of a block and of the blocks inside of it: dots go into them as into statements.
  final int[] withInnerBlocks(int[] members) {
    int[] all = members;
    for (int i = 0; i < all.length; i++) {
      if (target.is(all[i], Kind.CALL)) {
        int arguments = target.next(all[i] + 1);
        for (int a = arguments + 1; a < target.next(arguments); a = target.next(a)) {
          if (target.is(a, Kind.OBJECT)) {
            int[] inner = blocks(a);
            int size = all.length;
            all = Arrays.copyOf(all, size + inner.length);
            System.arraycopy(inner, 0, all, size, inner.length);
          }
        }
      }
    }
    return all;
  }

  /// The blocks among the members of a block.
  private int[] blocks(int object) {
    int[] members = targetChildren(object);
    int count = 0;
    for (int member : members) {
      if (target.is(member, Kind.CALL)) {
        members[count++] = member;
      }
    }
    return Arrays.copyOf(members, count);
  }

  final @Nullable Goal element(int p, int t, @Nullable Goal next) {
    if (!target.is(t, Kind.ELEMENT)) {
      return Goal.FAIL;
    }
    int attributes = code.next(p + 1);
    int[] body = siblings(code, attributes, p);
    int attributesThere = target.next(t + 1);
    int[] there = siblings(target, attributesThere, t);
    Goal rest = body.length == 0 ? next : Goal.list(Goal.Op.LIST, body, 0, there, 0, true, next);
    rest =
        Goal.list(
            Goal.Op.UNORDERED,
            patternChildren(attributes),
            0,
            targetChildren(attributesThere),
            0,
            true,
            rest);
    return Goal.node(p + 1, t + 1, rest);
  }

  static int[] siblings(Tree tree, int after, int parent) {
    int count = 0;
    for (int c = tree.next(after); c < tree.next(parent); c = tree.next(c)) {
      count++;
    }
    int[] all = new int[count];
    int c = tree.next(after);
    for (int i = 0; i < count; i++) {
      all[i] = c;
      c = tree.next(c);
    }
    return all;
  }
}
