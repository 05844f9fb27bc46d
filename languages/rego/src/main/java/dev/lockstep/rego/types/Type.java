package dev.lockstep.rego.types;

import dev.lockstep.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a value before it is there. `toString` is the notation of messages and of
/// [dev.lockstep.rego.builtin.Builtin#signature].
///
/// A part that is null is not known.
public sealed interface Type {
  /// Any value at all.
  Type ANY = new Any(List.of());

  /// A type without parts.
  enum Scalar implements Type {
    NULL,
    BOOLEAN,
    NUMBER,
    STRING;

    private final String word = name().toLowerCase(java.util.Locale.ROOT);

    @Override
    public String toString() {
      return word;
    }
  }

  /// An array: elements known by their place, and what all further ones are, null for no more.
  record Array(List<@Nullable Type> known, @Nullable Type further) implements Type {
    @Override
    public String toString() {
      String elements =
          known.isEmpty()
              ? ""
              : "<" + known.stream().map(Type::shown).collect(Collectors.joining(", ")) + ">";
      return "array" + elements + (further == null ? "" : "[" + further + "]");
    }

    /// The type of the element at `index`, null where there is none.
    @Nullable Type at(int index) {
      return index < known.size() ? known.get(index) : further;
    }
  }

  /// A set of elements of a type; null for the empty set.
  record Set(@Nullable Type of) implements Type {
    @Override
    public String toString() {
      return of == null ? "set" : "set[" + of + "]";
    }
  }

  /// An object: members known by their keys, and the types of further keys and values, null for no
  /// more.
  record Object(
      SortedMap<Value, @Nullable Type> known,
      @Nullable Type furtherKey,
      @Nullable Type further,
      boolean open)
      implements Type {

    /// The object of `known` and no more.
    public static Object of(SortedMap<Value, @Nullable Type> known) {
      return new Object(known, null, null, false);
    }

    /// The object of any number of members of these types.
    public static Object of(@Nullable Type key, @Nullable Type value) {
      return new Object(new TreeMap<>(), key, value, true);
    }

    @Override
    public String toString() {
      String members =
          known.isEmpty()
              ? ""
              : known.entrySet().stream()
                  .map(e -> shownKey(e.getKey()) + ": " + shown(e.getValue()))
                  .collect(Collectors.joining(", ", "<", ">"));
      String more = open ? "[" + shown(furtherKey) + ": " + shown(further) + "]" : "";
      return "object" + members + more;
    }

    private static String shownKey(Value key) {
      return key instanceof dev.lockstep.value.StringValue text ? text.text() : key.toString();
    }
  }

  /// One of some types, in their order; none stands for all.
  record Any(List<Type> of) implements Type {
    @Override
    public String toString() {
      return of.isEmpty()
          ? "any"
          : of.stream().map(Type::toString).collect(Collectors.joining(", ", "any<", ">"));
    }
  }

  /// A function; `variadic` where the last operand may come any number of times.
  record Function(List<@Nullable Type> operands, @Nullable Type variadic, @Nullable Type result)
      implements Type {
    @Override
    public String toString() {
      return operandsShown(operands, variadic) + " => " + shown(result);
    }
  }

  /// What is of one of two types; null where neither is known.
  static @Nullable Type either(@Nullable Type a, @Nullable Type b) {
    return Types.or(a, b);
  }

  /// Operands as messages list them.
  static String operandsShown(List<@Nullable Type> operands, @Nullable Type variadic) {
    String all = operands.stream().map(Type::shown).collect(Collectors.joining(", "));
    String more = variadic == null ? "" : (operands.isEmpty() ? "" : ", ") + variadic + "...";
    return "(" + all + more + ")";
  }

  /// The type as messages say it.
  static String shown(@Nullable Type type) {
    return type == null ? "???" : type.toString();
  }
}
