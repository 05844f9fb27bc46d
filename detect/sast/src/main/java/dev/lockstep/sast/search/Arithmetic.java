package dev.lockstep.sast.search;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.regex.pcre.PcreSyntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Evaluates comparisons. A value is a [Long], [Double], [Boolean], [String], or a list of them;
/// null where there is none, and then nothing holds.
final class Arithmetic {
  private final Function<String, @Nullable Object> variables;

  Arithmetic(Function<String, @Nullable Object> variables) {
    this.variables = variables;
  }

  boolean holds(Expression expression) {
    return Boolean.TRUE.equals(value(expression));
  }

  private @Nullable Object value(Expression expression) {
    return switch (expression) {
      case Expression.Constant(Object value) -> value;
      case Expression.Variable(String name) -> variables.apply(name);
      case Expression.Items(List<Expression> items) -> {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expression item : items) {
          values.add(value(item));
        }
        yield values;
      }
      case Expression.Unary(String operator, Expression operand) -> unary(operator, value(operand));
      case Expression.Binary binary -> binary(binary);
      case Expression.Call(String name, List<Expression> arguments) -> call(name, arguments);
    };
  }

  private static @Nullable Object unary(String operator, @Nullable Object value) {
    return switch (operator) {
      case "not" -> value instanceof Boolean truth ? !truth : null;
      case "-" -> value instanceof Long number ? -number : value instanceof Double d ? -d : null;
      case "~" -> value instanceof Long number ? ~number : null;
      default -> value;
    };
  }

  private @Nullable Object binary(Expression.Binary binary) {
    Object left = value(binary.left());
    switch (binary.operator()) {
      case "and" -> {
        return Boolean.TRUE.equals(left) && Boolean.TRUE.equals(value(binary.right()));
      }
      case "or" -> {
        return Boolean.TRUE.equals(left) || Boolean.TRUE.equals(value(binary.right()));
      }
      default -> {}
    }
    Object right = value(binary.right());
    if (left == null || right == null) {
      return null;
    }
    return switch (binary.operator()) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      case "<" -> compare(left, right) < 0;
      case "<=" -> isComparable(left, right) && compare(left, right) <= 0;
      case ">" -> isComparable(left, right) && compare(left, right) > 0;
      case ">=" -> isComparable(left, right) && compare(left, right) >= 0;
      default -> arithmetic(binary.operator(), left, right);
    };
  }

  private static boolean isComparable(Object a, Object b) {
    return a instanceof Number && b instanceof Number || a instanceof String && b instanceof String;
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    } else if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    } else if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    return 1;
  }

  private static boolean same(Object a, Object b) {
    return isComparable(a, b) ? compare(a, b) == 0 : a.equals(b);
  }

  private static boolean contains(Object container, Object item) {
    if (container instanceof List<?> list) {
      for (Object each : list) {
        if (each != null && same(each, item)) {
          return true;
        }
      }
      return false;
    }
    return container instanceof String text && item instanceof String part && text.contains(part);
  }

  private static @Nullable Object arithmetic(String operator, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return integers(operator, a, b);
    }
    if (left instanceof String a && right instanceof String b && operator.equals("+")) {
      return a + b;
    }
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return switch (operator) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "/" -> x / y;
      case "//" -> Math.floor(x / y);
      case "%" -> x % y;
      case "**" -> Math.pow(x, y);
      default -> null;
    };
  }

  private static @Nullable Object integers(String operator, long a, long b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> b == 0 ? null : Long.valueOf(a / b);
      case "//" -> b == 0 ? null : Long.valueOf(Math.floorDiv(a, b));
      case "%" -> b == 0 ? null : Long.valueOf(Math.floorMod(a, b));
      case "**" -> (long) Math.pow(a, b);
      case "&" -> a & b;
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "<<" -> a << b;
      case ">>" -> a >> b;
      default -> null;
    };
  }

  private @Nullable Object call(String name, List<Expression> arguments) {
    Object first = arguments.isEmpty() ? null : value(arguments.getFirst());
    return switch (name) {
      case "int" ->
          first instanceof String text
              ? Numbers.of(text, 0)
              : first instanceof Double number ? Long.valueOf(number.longValue()) : first;
      case "float" -> first instanceof String text ? Numbers.of(text, 0) : first;
      case "str" -> first == null ? null : Objects.toString(first);
      case "len" -> first instanceof String text ? Long.valueOf(text.length()) : null;
      case "lower" -> first instanceof String text ? text.toLowerCase(java.util.Locale.ROOT) : null;
      case "upper" -> first instanceof String text ? text.toUpperCase(java.util.Locale.ROOT) : null;
      case "re.match" -> {
        Object text = arguments.size() > 1 ? value(arguments.get(1)) : null;
        yield first instanceof String regex && text != null && matches(regex, text.toString());
      }
      default -> null;
    };
  }

  private static boolean matches(String regex, String text) {
    try {
      PcreMatcher matcher = Pcre.compile(regex, false, false).matcher();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      matcher.text(bytes, 0, bytes.length, 1_000_000);
      return matcher.matchesAt(0);
    } catch (PcreSyntax e) {
      return false;
    }
  }
}
