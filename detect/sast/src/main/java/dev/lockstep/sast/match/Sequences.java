package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements of blocks with those inside of them, as dots between statements reach them.
final class Sequences {
  private final Tree tree;
  private final Map<Integer, Optional<Deep>> known = new HashMap<>();

  /// A list and, behind each of its statements, those inside of it.
  ///
  /// @param all the statements
  /// @param from where each statement of the list stands in them
  @SuppressWarnings("ArrayRecordComponent")
  record Deep(int[] all, int[] from) {}

  Sequences(Tree tree) {
    this.tree = tree;
  }

  /// What a list of statements holds at any depth; null where it holds nothing more than itself, or
  /// is such a list already.
  @Nullable Deep deep(int[] list) {
    if (list.length == 0) {
      return null;
    }
    int parent = tree.parent(list[0]);
    boolean block = parent >= 0 && (tree.is(parent, Kind.BLOCK) || tree.is(parent, Kind.FILE));
    if (list.length > 1 && !(block && tree.childCount(parent) == list.length)) {
      return null;
    }
    return known
        .computeIfAbsent(list[0], _ -> isFlat(list) ? Optional.empty() : Optional.of(opened(list)))
        .filter(deep -> deep.all().length > list.length)
        .orElse(null);
  }

  private boolean isFlat(int[] list) {
    for (int node : list) {
      if (hasStatements(node)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasStatements(int node) {
    return switch (tree.kind(node)) {
      case BLOCK,
          IF,
          WHILE,
          DO_WHILE,
          FOR,
          FOR_EACH,
          SWITCH,
          TRY,
          WITH,
          LABELED,
          FUNCTION,
          CLASS,
          EXPORT ->
          true;
      case KEYWORD_STATEMENT -> tree.childCount(node) > 1;
      default -> false;
    };
  }

  private Deep opened(int[] list) {
    int[] all = new int[Math.max(16, list.length)];
    int[] from = new int[list.length];
    int count = 0;
    for (int i = 0; i < list.length; i++) {
      from[i] = count;
      for (int node = list[i]; node < tree.next(list[i]); node++) {
        if (node == list[i] || isStatement(node)) {
          if (count == all.length) {
            all = Arrays.copyOf(all, count * 2);
          }
          all[count++] = node;
        }
      }
    }
    return new Deep(Arrays.copyOf(all, count), from);
  }

  private boolean isStatement(int node) {
    Kind kind = tree.kind(node);
    return kind == Kind.BLOCK
        ? tree.parent(node) >= 0 && tree.is(tree.parent(node), Kind.BLOCK)
        : Kinds.isStatement(kind);
  }
}
