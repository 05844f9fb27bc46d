package dev.lockstep.rego.builtin.template;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.UrlText;
import dev.lockstep.rego.builtin.format.GoFormat;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The functions that every template has, but for `and` and `or`.
final class Functions {
  static final Set<String> NAMES =
      Set.of(
          "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "println",
          "printf",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge");

  private Functions() {}

  static Object call(String name, List<Object> arguments) throws BuiltinFailure {
    return switch (name) {
      case "not" -> !Operations.isTrue(argument(arguments, 0, name));
      case "len" -> length(argument(arguments, 0, name));
      case "index" -> index(arguments);
      case "slice" -> slice(arguments);
      case "print" -> print(arguments);
      case "println" -> println(arguments);
      case "printf" -> printf(arguments);
      case "html" -> html(print(arguments));
      case "js" -> js(print(arguments));
      case "urlquery" -> UrlText.encodeQuery(print(arguments));
      case "eq" -> equalsAny(arguments);
      case "ne" -> !Operations.equal(argument(arguments, 0, name), argument(arguments, 1, name));
      case "lt" ->
          Operations.compare(argument(arguments, 0, name), argument(arguments, 1, name)) < 0;
      case "le" ->
          Operations.compare(argument(arguments, 0, name), argument(arguments, 1, name)) <= 0;
      case "gt" ->
          Operations.compare(argument(arguments, 0, name), argument(arguments, 1, name)) > 0;
      case "ge" ->
          Operations.compare(argument(arguments, 0, name), argument(arguments, 1, name)) >= 0;
      default -> throw failure("error calling " + name + ": nothing to call");
    };
  }

  static BuiltinFailure failure(String message) {
    return BuiltinFailure.of("template: template: executing \"template\": " + message);
  }

  private static Object argument(List<Object> arguments, int at, String name)
      throws BuiltinFailure {
    if (at >= arguments.size()) {
      throw failure("wrong number of args for " + name);
    }
    return arguments.get(at);
  }

  private static Object length(Object value) throws BuiltinFailure {
    String text = Operations.text(value);
    if (text != null) {
      return (long) text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
    return switch (value) {
      case ArrayValue array -> (long) array.size();
      case ObjectValue object -> (long) object.size();
      default -> throw failure("error calling len: len of type " + Operations.type(value));
    };
  }

  private static Object index(List<Object> arguments) throws BuiltinFailure {
    Object value = argument(arguments, 0, "index");
    for (Object key : arguments.subList(1, arguments.size())) {
      value =
          switch (value) {
            case ArrayValue array -> {
              if (!(key instanceof Long at) || at < 0 || at >= array.size()) {
                throw failure("error calling index: index out of range: " + key);
              }
              yield array.get(at.intValue());
            }
            case ObjectValue object -> {
              String name = Operations.text(key);
              Value member = name == null ? null : object.get(name);
              yield member == null ? Operations.MISSING : member;
            }
            case NullValue _ -> throw failure("error calling index: index of untyped nil");
            default ->
                throw failure(
                    "error calling index: can't index item of type " + Operations.type(value));
          };
    }
    return value;
  }

  private static Object slice(List<Object> arguments) throws BuiltinFailure {
    Object value = argument(arguments, 0, "slice");
    String text = Operations.text(value);
    int size = value instanceof ArrayValue array ? array.size() : text == null ? -1 : text.length();
    int from = arguments.size() > 1 && arguments.get(1) instanceof Long at ? at.intValue() : 0;
    int to = arguments.size() > 2 && arguments.get(2) instanceof Long at ? at.intValue() : size;
    if (from < 0 || to > size || from > to) {
      throw failure("error calling slice: index out of range: " + Math.max(from, to));
    }
    return value instanceof ArrayValue array
        ? array.slice(from, to)
        : String.valueOf(text).substring(from, to);
  }

  /// As Go's `fmt.Sprint`: spaces between operands of which neither is a string.
  private static String print(List<Object> arguments) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < arguments.size(); i++) {
      boolean apart =
          i > 0
              && !Operations.isString(arguments.get(i))
              && !Operations.isString(arguments.get(i - 1));
      out.append(apart ? " " : "").append(Operations.shown(arguments.get(i)));
    }
    return out.toString();
  }

  private static String println(List<Object> arguments) {
    return String.join(" ", arguments.stream().map(Operations::shown).toList()) + "\n";
  }

  private static String printf(List<Object> arguments) throws BuiltinFailure {
    String format = Operations.text(argument(arguments, 0, "printf"));
    List<Object> operands = new ArrayList<>();
    for (Object argument : arguments.subList(1, arguments.size())) {
      operands.add(
          argument instanceof Long || argument instanceof Double
              ? argument
              : Operations.shown(argument));
    }
    return GoFormat.format(String.valueOf(format), operands);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\0", "\uFFFD");
  }

  private static String js(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '"' -> out.append("\\\"");
        case '<', '>', '&', '=' ->
            out.append("\\u00").append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
        default -> {
          if (c < ' ') {
            out.append("\\u00")
                .append(c < 16 ? "0" : "")
                .append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean equalsAny(List<Object> arguments) throws BuiltinFailure {
    Object first = argument(arguments, 0, "eq");
    argument(arguments, 1, "eq");
    for (Object other : arguments.subList(1, arguments.size())) {
      if (Operations.equal(first, other)) {
        return true;
      }
    }
    return false;
  }
}
