package dev.lockstep.conformance.rego.differential;

import dev.lockstep.rego.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes random terms of given types as Rego: often small, often at an edge.
final class RandomValues {
  /// Where 64-bit integers, doubles and their texts have their edges.
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "10",
          "0.5",
          "1.5",
          "-2.75",
          "1e3",
          "1E2",
          "100",
          "7",
          "1.0",
          "2.50",
          "0.1",
          "0.2",
          "1e-7",
          "-0.0",
          "3.14159",
          "64",
          "63",
          "255",
          "1000000",
          "2147483648",
          "-2147483649",
          "4294967296",
          "9007199254740993",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "18446744073709551616",
          "12345678901234567890",
          "123456789012345678901234567890",
          "0.1234567890123456789",
          "1e21",
          "1e40",
          "1709209800000000000",
          "1.7976931348623157e308",
          "4.9e-324",
          "1e100",
          "-1e-10",
          "0e0",
          "0.30000000000000004",
          "123456789.123456789e-5",
          "-9223372036854775809",
          "100000000000000000000000000000001",
          "1.5e+3",
          "2E-2");

  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "b",
          "c",
          "abc",
          "a.b.c",
          "A",
          "aBc",
          "hello world",
          " x ",
          "1",
          "10",
          "-3",
          "+1",
          "1.5",
          "1e3",
          "true",
          "é",
          "a/b",
          "/a/b",
          "a/0",
          "x=1&y=2",
          "10.0.0.0/8",
          "10.1.2.3",
          "10.1.0.0/16",
          "2001:db8::1",
          "2001:db8::/32",
          "1.2.3",
          "v1.2.3-rc.1+b",
          "a*",
          "[a-z]+",
          "(a)(b)?",
          "^a.*b$",
          "(",
          "*.c",
          "{a,b}",
          "**",
          "YWJj",
          "YWJj/+==",
          "616263",
          "{\"a\": [1, 2]}",
          "[1, ",
          "a: 1",
          "- a\n- {b: c}",
          "10Mi",
          "5K",
          "1.5Gi",
          "1h30m",
          "2024-02-29T12:30:00Z",
          "2024-02-30T12:30:00Z",
          "2006-01-02",
          "UTC",
          "Europe/Paris",
          "RFC3339",
          "%s-%d",
          "%5.2f|%x|%q|%v",
          "a,b,c",
          "aaa",
          "日本",
          "😀x",
          "\u0001\t\r\n",
          "e\u0301",
          "İı",
          "ß",
          "http://u:p@h.example:80/p/a?q=1#f",
          "null",
          "0x1f",
          "foo_bar",
          "a  b",
          "\"q\"\\",
          "00000000-0000-1000-8000-00805f9b34fb",
          "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln",
          "package p\nq := 1",
          "{ a }",
          "type Query { a: String }");

  /// Escapes as they stand between quotes.
  private static final List<String> ESCAPED =
      List.of(
          "\"\\u00e9\"",
          "\"\\ud83d\\ude00\"",
          "\"\\ud800\"",
          "\"a\\u0000b\"",
          "\"\\/\\b\\f\"",
          "\"\\u2028<>&\"",
          "`raw\\n\\d+`",
          "`a\nb`",
          "`\\\"`",
          "\"\\u0041\\u00DF\\uFFFD\"",
          "\"\\ud83d\\u0041\"",
          "\"\\t\\r\\\\\"",
          "\"\\ude00\\ud83d\"");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  /// A term of `type`, and now and then of another one.
  String of(@Nullable Type type, int depth) {
    if (random.nextInt(60) == 0) {
      return any(depth);
    }
    return switch (type) {
      case null -> any(depth);
      case Type.Any(List<Type> all) -> all.isEmpty() ? any(depth) : of(pick(all), depth);
      case Type.Array(List<@Nullable Type> known, Type further) -> array(known, further, depth);
      case Type.Set(Type of) -> set(size(depth), _ -> of(of, depth - 1));
      case Type.Object object -> object(object, depth);
      case Type.Function _ -> throw new IllegalArgumentException("no value is a function");
      default ->
          switch (type.toString()) {
            case "number" -> number();
            case "string" -> string();
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            default -> "null";
          };
    };
  }

  String any(int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 4);
    return switch (kind) {
      case 0 -> number();
      case 1 -> string();
      case 2 -> random.nextBoolean() ? "true" : "false";
      case 3 -> random.nextInt(3) == 0 ? "null" : number();
      case 4, 5 -> list(size(depth), _ -> any(depth - 1));
      case 6 -> members(size(depth), depth);
      default -> set(size(depth), _ -> any(depth - 1));
    };
  }

  /// A term that JSON has too: no set, and strings as keys.
  String json(int depth) {
    int kind = random.nextInt(depth > 0 ? 6 : 3);
    return switch (kind) {
      case 0 -> number();
      case 1 -> plain();
      case 2 -> random.nextInt(4) == 0 ? "null" : String.valueOf(random.nextBoolean());
      case 3, 4 -> list(size(depth), _ -> json(depth - 1));
      default -> "{" + join(size(depth), _ -> plain() + ": " + json(depth - 1)) + "}";
    };
  }

  String number() {
    return random.nextInt(2) == 0
        ? String.valueOf(random.nextInt(12) - 2)
        : NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  String string() {
    return random.nextInt(16) == 0 ? pick(ESCAPED) : plain();
  }

  /// A string that JSON and Rego write alike.
  String plain() {
    StringBuilder quoted = new StringBuilder("\"");
    String text = pick(STRINGS);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\u0001' -> quoted.append("\\u0001");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private int size(int depth) {
    return depth <= 0 ? 0 : random.nextInt(4);
  }

  private String array(List<@Nullable Type> known, @Nullable Type further, int depth) {
    List<String> elements = new ArrayList<>();
    known.forEach(type -> elements.add(of(type, depth - 1)));
    for (int i = further == null ? 0 : size(depth); i > 0; i--) {
      elements.add(of(further, depth - 1));
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private String object(Type.Object object, int depth) {
    List<String> members = new ArrayList<>();
    object.known().forEach((key, type) -> members.add(key + ": " + of(type, depth - 1)));
    for (int i = object.open() ? size(depth) : 0; i > 0; i--) {
      members.add(of(object.furtherKey(), 0) + ": " + of(object.further(), depth - 1));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String members(int size, int depth) {
    return "{"
        + join(size, _ -> (random.nextInt(4) == 0 ? any(0) : string()) + ": " + any(depth - 1))
        + "}";
  }

  private static String set(int size, IntFunction<String> element) {
    return size == 0 ? "set()" : "{" + join(size, element) + "}";
  }

  private static String list(int size, IntFunction<String> element) {
    return "[" + join(size, element) + "]";
  }

  private static String join(int size, IntFunction<String> element) {
    return IntStream.range(0, size).mapToObj(element).collect(Collectors.joining(", "));
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
