package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// Constant values of expressions: what the names say, and what a state knows of its places.
///
/// A value is a [String], a [Long] or a [Boolean]. A character is a string.
final class Known {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_LENGTH = 4_096;

  private final Walk walk;
  private final Tree tree;
  private final Names names;
  private int depth;

  Known(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.names = walk.names;
  }

  /// The value of an expression, null where it is not known. Nothing is changed by asking.
  @Nullable Object of(int node) {
    Object folded = folded(node);
    if (folded != null || depth > MAX_DEPTH) {
      return folded;
    }
    depth++;
    Object value =
        switch (tree.kind(node)) {
          case CHARACTER -> tree.symbolText(node);
          case NAME, MEMBER -> place(node);
          case INDEX -> {
            Object known = place(node);
            yield known == null ? character(node) : known;
          }
          case CAST -> of(tree.child(node, 1));
          case UNARY -> unary(node);
          case BINARY -> binary(node);
          case CONDITIONAL -> {
            Object test = of(node + 1);
            yield test instanceof Boolean truth ? of(tree.child(node, truth ? 1 : 2)) : null;
          }
          case CALL -> call(node);
          default -> null;
        };
    depth--;
    return value;
  }

  @Nullable Boolean truth(int node) {
    return of(node) instanceof Boolean truth ? truth : null;
  }

  private @Nullable Object folded(int node) {
    Kind kind = names.constantKind(node);
    if (kind == Kind.NONE) {
      return null;
    }
    String text = tree.symbols().text(names.constant(node));
    return switch (kind) {
      case STRING -> text;
      case BOOLEAN -> text.equals("true");
      case NUMBER -> number(text);
      default -> null;
    };
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Object place(int node) {
    String path = walk.path(node);
    return path == null ? null : walk.state.constant(path);
  }

  /// A character of a string.
  private @Nullable Object character(int node) {
    int index = tree.next(node + 1);
    return index < tree.next(node)
            && of(node + 1) instanceof String text
            && of(index) instanceof Long at
            && at >= 0
            && at < text.length()
        ? String.valueOf(text.charAt(at.intValue()))
        : null;
  }

  private @Nullable Object unary(int node) {
    Object operand = of(node + 1);
    return switch (tree.symbolText(node)) {
      case "!" -> operand instanceof Boolean truth ? (Object) !truth : null;
      case "-" -> operand instanceof Long number ? (Object) (-number) : null;
      default -> null;
    };
  }

  private @Nullable Object binary(int node) {
    String operator = tree.symbolText(node);
    Object left = of(node + 1);
    if (left instanceof Boolean truth) {
      // The other side need not be known.
      if (operator.equals("&&")) {
        return truth ? of(tree.child(node, 1)) : false;
      }
      if (operator.equals("||")) {
        return truth ? true : of(tree.child(node, 1));
      }
    }
    Object right = left == null ? null : of(tree.child(node, 1));
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case "==", "===", "is" -> left.equals(right);
      case "!=", "!==", "is not" -> !left.equals(right);
      case "in" -> contains(right, left);
      case "not in" -> {
        Boolean inside = contains(right, left);
        yield inside == null ? null : (Object) !inside;
      }
      case "+" -> sum(left, right);
      default -> left instanceof Long a && right instanceof Long b ? numbers(operator, a, b) : null;
    };
  }

  private static @Nullable Boolean contains(Object whole, Object part) {
    return whole instanceof String a && part instanceof String b ? a.contains(b) : null;
  }

  private static @Nullable Object sum(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return a + b;
    }
    String all = String.valueOf(left) + right;
    return (left instanceof String || right instanceof String) && all.length() <= MAX_LENGTH
        ? all
        : null;
  }

  private static @Nullable Object numbers(String operator, long a, long b) {
    return switch (operator) {
      case "-" -> a - b;
      case "*" -> a * b;
      case "/", "//" -> b == 0 ? null : (Object) (a / b);
      case "%" -> b == 0 ? null : (Object) (a % b);
      case "<" -> a < b;
      case ">" -> a > b;
      case "<=" -> a <= b;
      case ">=" -> a >= b;
      default -> null;
    };
  }

  /// Methods of strings whose meaning is the same in all languages that have them.
  private @Nullable Object call(int node) {
    int callee = node + 1;
    if (!tree.is(callee, Kind.MEMBER) || !(of(callee + 1) instanceof String text)) {
      return null;
    }
    int arguments = tree.next(callee);
    int count = tree.childCount(arguments);
    Object first = count == 0 ? null : of(arguments + 1);
    return switch (tree.symbolText(tree.child(callee, 1))) {
      case "charAt" ->
          first instanceof Long at && at >= 0 && at < text.length()
              ? String.valueOf(text.charAt(at.intValue()))
              : null;
      case "length" -> count == 0 ? (Object) (long) text.length() : null;
      case "toString", "trim", "strip" -> count == 0 ? text.strip() : null;
      case "equals" -> first == null ? null : (Object) text.equals(first);
      case "startsWith", "startswith" ->
          first instanceof String start ? (Object) text.startsWith(start) : null;
      case "endsWith", "endswith" ->
          first instanceof String end ? (Object) text.endsWith(end) : null;
      case "contains", "includes" ->
          first instanceof String part ? (Object) text.contains(part) : null;
      default -> null;
    };
  }
}
