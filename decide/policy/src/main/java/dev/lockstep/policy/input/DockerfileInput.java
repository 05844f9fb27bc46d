package dev.lockstep.policy.input;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Dockerfile: in an array, the array of its instructions, each with `Cmd`, `SubCmd`, `Flags`,
/// `JSON`, `Stage` and `Value`. Comments are instructions named `comment`.
final class DockerfileInput {
  private final List<Value> instructions = new ArrayList<>();
  private final String[] lines;
  private char escape = '\\';
  private int stage = -1;
  private int at;

  DockerfileInput(String text) {
    this.lines = text.replace("\r\n", "\n").split("\n", -1);
  }

  Value read() throws MalformedDocument {
    while (at < lines.length) {
      String line = lines[at++].strip();
      if (line.startsWith("#")) {
        comment(line.substring(1).strip());
      } else if (!line.isEmpty()) {
        int number = at;
        String instruction = continued(line);
        instruction(instruction, number);
      }
    }
    return ArrayValue.of(ArrayValue.of(instructions));
  }

  private void comment(String text) {
    String directive = text.replace(" ", "").toLowerCase(Locale.ROOT);
    if (instructions.isEmpty() && directive.startsWith("escape=") && directive.length() == 8) {
      escape = directive.charAt(7);
    }
    add("comment", "", NullValue.NULL, false, List.of(StringValue.of(text)));
  }

  /// The line with those that continue it; comments and empty lines between are left out.
  private String continued(String first) {
    StringBuilder all = new StringBuilder(first);
    while (endsWithEscape(all) && at < lines.length) {
      all.setLength(all.length() - 1);
      String next = lines[at++];
      while (at < lines.length && (next.isBlank() || next.strip().startsWith("#"))) {
        next = lines[at++];
      }
      all.append(next.stripTrailing());
    }
    return all.toString();
  }

  private boolean endsWithEscape(StringBuilder line) {
    return !line.isEmpty() && line.charAt(line.length() - 1) == escape;
  }

  private void instruction(String line, int number) throws MalformedDocument {
    int end = wordEnd(line, 0);
    String name = line.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = line.substring(end).strip();
    if (name.isEmpty() || !name.chars().allMatch(Character::isLetter)) {
      throw new MalformedDocument("unknown instruction " + name, number, 1, null);
    }
    if (name.equals("from")) {
      stage++;
    }
    if (name.equals("onbuild")) {
      int subEnd = wordEnd(rest, 0);
      String below = rest.substring(0, subEnd);
      parsed(name, below, rest.substring(subEnd).strip());
    } else {
      parsed(name, "", rest);
    }
    skipHeredocs(rest);
  }

  private void parsed(String name, String below, String operands) {
    List<Value> flags = new ArrayList<>();
    String rest = operands;
    while (rest.startsWith("--")) {
      int end = wordEnd(rest, 0);
      flags.add(StringValue.of(rest.substring(0, end)));
      rest = rest.substring(end).strip();
    }
    String kind = below.isEmpty() ? name : below.toLowerCase(Locale.ROOT);
    Optional<ArrayValue> array = takesJson(kind) ? json(rest) : Optional.empty();
    List<Value> words = new ArrayList<>();
    if (array.isPresent()) {
      words.addAll(array.get().asList());
    } else {
      switch (kind) {
        case "env", "label" -> pairs(rest, words);
        case "run", "cmd", "entrypoint", "shell", "workdir", "user", "stopsignal", "maintainer" ->
            words.add(StringValue.of(rest));
        case "healthcheck" -> healthcheck(rest, words);
        default -> words(rest).forEach(word -> words.add(StringValue.of(word)));
      }
    }
    add(name, below, ArrayValue.of(flags), array.isPresent(), words);
  }

  private static void healthcheck(String rest, List<Value> words) {
    int end = wordEnd(rest, 0);
    words.add(StringValue.of(rest.substring(0, end).toUpperCase(Locale.ROOT)));
    String command = rest.substring(end).strip();
    if (!command.isEmpty()) {
      json(command)
          .ifPresentOrElse(
              array -> words.addAll(array.asList()), () -> words.add(StringValue.of(command)));
    }
  }

  private static boolean takesJson(String kind) {
    return switch (kind) {
      case "run", "cmd", "entrypoint", "shell", "copy", "add", "volume" -> true;
      default -> false;
    };
  }

  private static Optional<ArrayValue> json(String text) {
    if (!text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return JsonReader.read(text) instanceof ArrayValue array
              && array.asList().stream().allMatch(StringValue.class::isInstance)
          ? Optional.of(array)
          : Optional.empty();
    } catch (MalformedDocument e) {
      // What is no JSON is a command of the shell, as Docker has it.
      return Optional.empty();
    }
  }

  /// `A=1 B=2`, or the old `A 1`: name, value and what stood between, one after the other.
  private static void pairs(String text, List<Value> into) {
    List<String> words = words(text);
    if (!words.isEmpty() && !words.getFirst().contains("=")) {
      int end = wordEnd(text, 0);
      into.add(StringValue.of(text.substring(0, end)));
      into.add(StringValue.of(text.substring(end).strip()));
      into.add(StringValue.EMPTY);
      return;
    }
    for (String word : words) {
      int equals = word.indexOf('=');
      into.add(StringValue.of(equals < 0 ? word : word.substring(0, equals)));
      into.add(StringValue.of(equals < 0 ? "" : word.substring(equals + 1)));
      into.add(StringValue.of("="));
    }
  }

  /// Words as they are written; white space in quotes does not end one.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      if (Character.isWhitespace(text.charAt(from))) {
        from++;
        continue;
      }
      int end = wordEnd(text, from);
      words.add(text.substring(from, end));
      from = end;
    }
    return words;
  }

  private static int wordEnd(String text, int from) {
    char quote = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (Character.isWhitespace(c)) {
        return at;
      }
      at++;
    }
    return text.length();
  }

  /// The lines of `<<EOF` belong to their instruction.
  private void skipHeredocs(String rest) {
    int mark = rest.indexOf("<<");
    if (mark < 0 || rest.startsWith("<<<", mark)) {
      return;
    }
    String word = rest.substring(mark + 2).replaceFirst("^-", "");
    String end = Scalars.unquoted(word.substring(0, wordEnd(word, 0)));
    if (end.isEmpty() || !Character.isLetter(end.charAt(0))) {
      return;
    }
    int line = at;
    while (line < lines.length && !lines[line].strip().equals(end)) {
      line++;
    }
    at = line < lines.length ? line + 1 : at;
  }

  private void add(String name, String below, Value flags, boolean json, List<Value> words) {
    instructions.add(
        new ObjectValue.Builder()
            .put("Cmd", StringValue.of(name))
            .put("SubCmd", StringValue.of(below))
            .put("Flags", flags)
            .put("JSON", BooleanValue.of(json))
            .put("Stage", LongValue.of(Math.max(0, stage)))
            .put("Value", ArrayValue.of(words))
            .build());
  }
}
