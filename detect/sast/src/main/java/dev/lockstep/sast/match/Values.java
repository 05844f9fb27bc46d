package dev.lockstep.sast.match;

import dev.lockstep.source.tree.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What values of metavariables say, as conditions and messages read them.
public final class Values {
  private Values() {}

  /// Whether two values are the same code or text; true where a name is that of a regex's group.
  public static boolean same(@Nullable SourceFile file, String name, Value a, Value b) {
    if (name.length() > 1 && Character.isDigit(name.charAt(1))) {
      return true;
    }
    if (file == null) {
      return a.text().equals(b.text());
    }
    return Unifier.sameValue(file, a, b);
  }

  /// Whether what both bind is the same.
  public static boolean agree(@Nullable SourceFile file, Bindings a, Bindings b) {
    for (String name : a.names()) {
      Value mine = a.get(name);
      Value other = b.get(name);
      if (mine != null && other != null && !same(file, name, mine, other)) {
        return false;
      }
    }
    return true;
  }

  /// The constant that a value is, or null.
  public static @Nullable String constant(SourceFile file, Value value) {
    if (!value.isNode() || value.first() >= value.last()) {
      return null;
    }
    return switch (file.names.constantKind(value.first())) {
      case STRING, NUMBER, BOOLEAN -> file.tree.symbols().text(file.names.constant(value.first()));
      default -> literal(file, value.first());
    };
  }

  private static @Nullable String literal(SourceFile file, int node) {
    return switch (file.tree.kind(node)) {
      case STRING, NUMBER, BOOLEAN, CHARACTER -> file.tree.symbolText(node);
      default -> null;
    };
  }

  /// What the file says where a value stands; of a name its symbol, which needs no new text.
  public static String written(SourceFile file, Value value) {
    if (!value.isNode() && !value.text().isEmpty()) {
      return value.text();
    }
    int node = value.first();
    int length = value.end() - value.start();
    if (node >= 0 && value.last() == node + 1 && file.tree.is(node, Kind.NAME)) {
      String name = file.tree.symbolText(node);
      if (name.length() == length) {
        return name;
      }
    }
    int start = Math.max(0, value.start());
    int end = Math.min(file.tree.source().length, Math.max(start, value.end()));
    return new String(file.tree.source(), start, end - start, StandardCharsets.UTF_8);
  }

  /// Whether a value is a string literal, or has a constant string's value.
  public static boolean isString(SourceFile file, Value value) {
    return value.isNode()
        && value.first() < value.last()
        && (file.tree.is(value.first(), Kind.STRING)
            || file.names.constantKind(value.first()) == Kind.STRING);
  }

  /// A value of one node.
  public static Value ofNode(SourceFile file, int node) {
    return new Value(node, file.tree.next(node), file.tree.start(node), file.tree.end(node), "");
  }

  public static Value ofText(String text, int start, int end) {
    return Value.text(text, start, end);
  }
}
