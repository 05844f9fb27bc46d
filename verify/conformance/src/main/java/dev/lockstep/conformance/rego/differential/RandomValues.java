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
          "100",
          "7",
          "1.0",
          "12345678901234567890",
          "3.14159",
          "64",
          "255",
          "1000000");
  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "b",
          "abc",
          "a.b.c",
          "A",
          "hello world",
          " x ",
          "1",
          "10",
          "-3",
          "1.5",
          "true",
          "é",
          "a/b",
          "/a/b",
          "x=1&y=2",
          "10.0.0.0/8",
          "10.1.2.3",
          "2001:db8::1",
          "1.2.3",
          "v1.2.3-rc.1+b",
          "a*",
          "[a-z]+",
          "^a.*b$",
          "*.c",
          "{a,b}",
          "YWJj",
          "616263",
          "{\"a\": [1, 2]}",
          "a: 1",
          "10Mi",
          "5K",
          "1h30m",
          "2024-02-29T12:30:00Z",
          "%s-%d",
          "a,b,c",
          "aaa",
          "日本",
          "\\n",
          "http://u:p@h.example:80/p/a?q=1#f",
          "null",
          "0x1f",
          "foo_bar",
          "a  b");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  String of(@Nullable Type type, int depth) {
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
      case 1 -> string();
      case 2 -> random.nextInt(4) == 0 ? "null" : String.valueOf(random.nextBoolean());
      case 3, 4 -> list(size(depth), _ -> json(depth - 1));
      default -> "{" + join(size(depth), _ -> string() + ": " + json(depth - 1)) + "}";
    };
  }

  String number() {
    return random.nextInt(3) == 0
        ? String.valueOf(random.nextInt(200) - 50)
        : NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  String string() {
    String text = STRINGS.get(random.nextInt(STRINGS.size()));
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\\\\n", "\\n") + "\"";
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
