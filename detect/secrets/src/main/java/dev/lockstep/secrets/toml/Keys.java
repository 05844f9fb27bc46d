package dev.lockstep.secrets.toml;

import dev.lockstep.secrets.rule.RuleError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A table of a rule file, read as gitleaks reads it: keys in any case, numbers and switches also
/// as text, lists also as one text with commas.
final class Keys {
  private final String file;
  private final TomlTable table;
  private final TomlPosition place;
  private final Consumer<RuleError> errors;

  Keys(String file, TomlTable table, TomlPosition place, Consumer<RuleError> errors) {
    this.file = file;
    this.table = table;
    this.place = place;
    this.errors = errors;
  }

  /// Whether the table has the key, with whatever value.
  boolean has(String key) {
    return find(key) != null;
  }

  String text(String key) {
    return switch (value(key)) {
      case null -> "";
      case String text -> text;
      case Long number -> number.toString();
      case Double number -> number.toString();
      case Boolean flag -> flag ? "1" : "0";
      case Object other -> wrong(key, "a text", other, "");
    };
  }

  int integer(String key) {
    return switch (value(key)) {
      case null -> 0;
      case Long number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Double number -> number.intValue();
      case Boolean flag -> flag ? 1 : 0;
      case String text when text.strip().matches("[+-]?\\d{1,9}") -> Integer.parseInt(text.strip());
      case Object other -> wrong(key, "a number", other, 0);
    };
  }

  @Nullable Integer optionalInteger(String key) {
    return has(key) ? integer(key) : null;
  }

  double number(String key) {
    return switch (value(key)) {
      case null -> 0;
      case Long number -> number;
      case Double number -> number;
      case String text when text.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?") ->
          Double.parseDouble(text);
      case Object other -> wrong(key, "a number", other, 0.0);
    };
  }

  boolean flag(String key) {
    return switch (value(key)) {
      case null -> false;
      case Boolean flag -> flag;
      case Long number -> number != 0;
      case String text when text.equalsIgnoreCase("true") || text.equals("1") -> true;
      case String text when text.equalsIgnoreCase("false") || text.isEmpty() || text.equals("0") ->
          false;
      case Object other -> wrong(key, "true or false", other, false);
    };
  }

  List<String> texts(String key) {
    return switch (value(key)) {
      case null -> List.of();
      case String text -> text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
      case TomlArray array -> elements(key, array);
      case Object other -> wrong(key, "a list of texts", other, List.of());
    };
  }

  private List<String> elements(String key, TomlArray array) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      switch (array.get(i)) {
        case String text -> texts.add(text);
        case Long number -> texts.add(number.toString());
        case Object other -> wrong(key, "a list of texts", other, "");
      }
    }
    return texts;
  }

  List<Integer> integers(String key) {
    if (!(value(key) instanceof TomlArray array)) {
      return has(key) ? List.of(integer(key)) : List.of();
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof Long number) {
        numbers.add(number.intValue());
      } else {
        wrong(key, "a list of numbers", array.get(i), 0);
      }
    }
    return numbers;
  }

  @Nullable Keys table(String key) {
    return switch (value(key)) {
      case null -> null;
      case TomlTable inner -> new Keys(file, inner, positionOf(key), errors);
      case Object other -> wrong(key, "a table", other, null);
    };
  }

  /// The tables of `[[key]]`; a single `[key]` counts as one, as gitleaks reads it.
  List<Keys> tables(String key) {
    return switch (value(key)) {
      case null -> List.of();
      case TomlTable inner -> List.of(new Keys(file, inner, positionOf(key), errors));
      case TomlArray array -> innerTables(key, array);
      case Object other -> wrong(key, "tables", other, List.of());
    };
  }

  private List<Keys> innerTables(String key, TomlArray array) {
    List<Keys> tables = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof TomlTable inner) {
        TomlPosition at = array.inputPositionOf(i);
        tables.add(new Keys(file, inner, at == null ? positionOf(key) : at, errors));
      } else {
        wrong(key, "tables", array.get(i), 0);
      }
    }
    return tables;
  }

  /// An error at the place of a key, or of the table where it has no such key.
  RuleError error(String key, String reason) {
    TomlPosition at = positionOf(key);
    return new RuleError(file, at.line(), at.column(), reason);
  }

  RuleError error(String reason) {
    return new RuleError(file, place.line(), place.column(), reason);
  }

  private <T extends @Nullable Object> T wrong(
      String key, String wanted, Object found, T otherwise) {
    String name =
        switch (found) {
          case TomlTable t -> "a table";
          case TomlArray a -> "a list";
          case String s -> "a text";
          case Number n -> "a number";
          case Boolean b -> "true or false";
          case Object o -> "a date";
        };
    errors.accept(error(key, "`" + key + "` must be " + wanted + ", not " + name));
    return otherwise;
  }

  private TomlPosition positionOf(String key) {
    String found = find(key);
    TomlPosition at = found == null ? null : table.inputPositionOf(List.of(found));
    return at == null ? place : at;
  }

  private @Nullable Object value(String key) {
    String found = find(key);
    return found == null ? null : table.get(List.of(found));
  }

  private @Nullable String find(String key) {
    for (String candidate : table.keySet()) {
      if (candidate.equalsIgnoreCase(key)) {
        return candidate;
      }
    }
    return null;
  }
}
