package dev.lockstep.source.tree;

import java.util.Arrays;
import java.util.Locale;

/// Prints a tree for people and tests.
public final class TreeDump {
  private TreeDump() {}

  /// On one line, without spans: `(call f (arguments 1 x))`. Names, numbers and metavariables
  /// stand as they are, strings in quotes; absent children are `-`.
  public static String compact(Tree tree) {
    StringBuilder out = new StringBuilder();
    int[] open = new int[64];
    int depth = 0;
    for (int node = 0; node < tree.size(); node++) {
      while (depth > 0 && open[depth - 1] <= node) {
        out.append(')');
        depth--;
      }
      if (node > 0) {
        out.append(' ');
      }
      if (tree.hasChildren(node) || isNamed(tree.kind(node))) {
        out.append('(');
        head(tree, node, out);
        if (depth == open.length) {
          open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = tree.next(node);
      } else {
        leaf(tree, node, out);
      }
    }
    out.repeat(')', depth);
    return out.toString();
  }

  private static boolean isNamed(Kind kind) {
    return switch (kind) {
      case NONE, NAME, NUMBER, STRING, BOOLEAN, NULL, SELF, META, META_ELLIPSIS, ELLIPSIS -> false;
      default -> true;
    };
  }

  private static void head(Tree tree, int node, StringBuilder out) {
    out.append(name(tree.kind(node)));
    if (tree.symbol(node) != Symbols.EMPTY) {
      out.append(':').append(escaped(tree.symbolText(node)));
    }
  }

  private static void leaf(Tree tree, int node, StringBuilder out) {
    switch (tree.kind(node)) {
      case NONE -> out.append('-');
      case ELLIPSIS -> out.append("...");
      case STRING -> out.append('"').append(escaped(tree.symbolText(node))).append('"');
      default -> out.append(tree.symbolText(node));
    }
  }

  /// One node a line, indented, with line and column (from 1, in bytes) of its start and end.
  public static String lines(Tree tree) {
    StringBuilder out = new StringBuilder();
    Lines lines = new Lines(tree.source());
    int[] depths = new int[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      depths[node] = node == 0 ? 0 : depths[tree.parent(node)] + 1;
      out.repeat("  ", depths[node]);
      head(tree, node, out);
      out.append("  ");
      place(lines, tree.start(node), out);
      out.append('-');
      place(lines, tree.end(node), out);
      out.append('\n');
    }
    for (UnreadRange range : tree.unread()) {
      out.append("unread ");
      place(lines, range.start(), out);
      out.append('-');
      place(lines, range.end(), out);
      out.append(": ").append(range.reason()).append('\n');
    }
    return out.toString();
  }

  private static void place(Lines lines, int offset, StringBuilder out) {
    int line = lines.lineOf(offset);
    out.append(line).append(':').append(offset - lines.startOf(line) + 1);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
