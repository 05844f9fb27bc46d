package dev.lockstep.source.names;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;

/// What files without functions state once for all that follows: the locals and the defaults of
/// variables of a Terraform module, `ENV` and `ARG` of a Dockerfile.
final class SettingBlocks {
  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private final Tree tree;
  private final Map<String, Integer> values = new HashMap<>();

  SettingBlocks(Tree tree) {
    this.tree = tree;
    for (int call = 1; call < tree.size(); call = tree.next(call)) {
      if (tree.is(call, Kind.CALL) && tree.is(call + 1, Kind.NAME)) {
        read(tree.symbolText(call + 1), tree.next(call + 1));
      }
    }
  }

  private void read(String block, int arguments) {
    int first = arguments + 1;
    switch (block) {
      case "locals" -> members(first, "local.", "");
      case "variable" -> {
        if (tree.childCount(arguments) == 2) {
          members(tree.next(first), "var." + tree.symbolText(first), "default");
        }
      }
      case "ENV", "ARG" -> {
        if (tree.hasChildren(arguments) && tree.is(first, Kind.NAMED_ARGUMENT)) {
          add(tree.symbolText(first + 1), tree.next(first + 1));
        }
      }
      default -> {}
    }
  }

  /// Notes all members of a block, or the one that `only` names.
  private void members(int object, String prefix, String only) {
    for (int pair = object + 1; pair < tree.next(object); pair = tree.next(pair)) {
      if (!tree.is(pair, Kind.PAIR)) {
        continue;
      }
      String key = tree.symbolText(pair + 1);
      if (only.isEmpty()) {
        add(prefix + key, tree.next(pair + 1));
      } else if (only.equals(key)) {
        add(prefix, tree.next(pair + 1));
      }
    }
  }

  private void add(String name, int value) {
    values.merge(name, value, (before, now) -> SEVERAL);
  }

  /// The value of `local.x` or `var.x`, or -1.
  int ofModule(int member) {
    int name = tree.child(member, 1);
    boolean plain = tree.is(member + 1, Kind.NAME) && tree.is(name, Kind.NAME);
    return plain ? known(tree.symbolText(member + 1) + "." + tree.symbolText(name)) : NONE;
  }

  /// The value of a variable that is set once, before it is used, or -1.
  int ofImage(int name) {
    int value = known(tree.symbolText(name));
    return value < name ? value : NONE;
  }

  private int known(String name) {
    return Math.max(NONE, values.getOrDefault(name, NONE));
  }
}
