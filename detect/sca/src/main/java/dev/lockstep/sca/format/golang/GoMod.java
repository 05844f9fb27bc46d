package dev.lockstep.sca.format.golang;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `go.mod`: the modules that it requires, after its replacements. See the Go Modules Reference,
/// go.mod files.
final class GoMod implements Format {
  private static final Set<String> BLOCKS =
      Set.of("require", "replace", "exclude", "retract", "tool", "ignore", "godebug");

  @Override
  public String id() {
    return "go-mod";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("go.mod"), Set.of(), List.of(), List.of());
  }

  private record Requirement(String path, String version, boolean direct, int line) {}

  private record Replacement(String path, String version) {}

  /// What the lines of one file say.
  private static final class Lines {
    private final List<Requirement> required = new ArrayList<>();
    private final Map<String, Replacement> replaced = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();
    private String module = "";
    private int moduleLine = 1;
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Lines lines = new Lines();
    String block = "";
    int number = 0;
    for (String raw : text.lines()) {
      number++;
      int comment = raw.indexOf("//");
      String note = comment < 0 ? "" : raw.substring(comment + 2).strip();
      List<String> words = words(comment < 0 ? raw : raw.substring(0, comment));
      if (words.isEmpty()) {
        continue;
      }
      if (!block.isEmpty()) {
        if (words.getFirst().equals(")")) {
          block = "";
        } else {
          directive(block, words, note, number, lines, out);
        }
      } else if (words.size() == 2 && words.get(1).equals("(")) {
        block = words.getFirst();
      } else {
        directive(words.getFirst(), words.subList(1, words.size()), note, number, lines, out);
      }
    }
    if (!block.isEmpty()) {
      out.incomplete(number, "the block " + block + " does not end");
    }
    state(lines, out);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int end = at + 1;
      if (c == '"' || c == '`') {
        int close = line.indexOf(c, at + 1);
        end = close < 0 ? line.length() : close;
        words.add(line.substring(at + 1, end));
        end++;
      } else if (c == '(' || c == ')' || c == ',') {
        words.add(String.valueOf(c));
      } else if (!Character.isWhitespace(c)) {
        while (end < line.length() && "() \t\r,\"".indexOf(line.charAt(end)) < 0) {
          end++;
        }
        words.add(line.substring(at, end));
      }
      at = end;
    }
    return words;
  }

  private static void directive(
      String name, List<String> words, String note, int line, Lines lines, Statements out) {
    switch (name) {
      case "module" -> {
        if (!words.isEmpty()) {
          lines.module = words.getFirst();
          lines.moduleLine = line;
        }
      }
      case "require" -> {
        if (words.size() < 2) {
          out.incomplete(line, "a module and its version are expected");
        } else {
          boolean direct = !note.equals("indirect") && !note.startsWith("indirect;");
          lines.required.add(new Requirement(words.get(0), words.get(1), direct, line));
        }
      }
      case "exclude" -> {
        if (words.size() >= 2) {
          lines.excluded.add(words.get(0) + "@" + words.get(1));
        }
      }
      case "replace" -> replace(words, line, lines, out);
      default -> {
        if (!BLOCKS.contains(name) && !name.equals("go") && !name.equals("toolchain")) {
          out.incomplete(line, "go.mod has the unknown word " + name);
        }
      }
    }
  }

  private static void replace(List<String> words, int line, Lines lines, Statements out) {
    int arrow = words.indexOf("=>");
    if (arrow < 1 || arrow + 1 >= words.size()) {
      out.incomplete(line, "a replacement is expected");
      return;
    }
    String from = arrow > 1 ? words.get(0) + "@" + words.get(1) : words.getFirst();
    String version = arrow + 2 < words.size() ? words.get(arrow + 2) : "";
    lines.replaced.put(from, new Replacement(words.get(arrow + 1), version));
  }

  private static void state(Lines lines, Statements out) {
    Statements.Draft project = out.project("golang", lines.module, "", lines.moduleLine);
    for (Requirement required : lines.required) {
      if (lines.excluded.contains(required.path() + "@" + required.version())) {
        out.notice(
            required.line(),
            required.path() + " " + required.version() + " is excluded: Go takes a higher one");
      }
      Replacement replaced = lines.replaced.get(required.path() + "@" + required.version());
      if (replaced == null) {
        replaced = lines.replaced.get(required.path());
      }
      if (replaced != null && replaced.version().isEmpty()) {
        continue; // a folder of the project's own
      }
      Statements.Draft draft =
          out.add(
              "golang",
              replaced == null ? required.path() : replaced.path(),
              replaced == null ? required.version() : replaced.version(),
              required.line());
      draft.scope(Scope.RUNTIME);
      if (required.direct()) {
        draft.direct();
        project.dependsOn(draft);
      }
    }
  }
}
