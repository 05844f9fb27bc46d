package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Elixir's `mix.lock`: a map with one line a package, whose value is a tuple of `:hex`, the name,
/// the version, checksums and what it needs, or of `:git`, the address and the commit.
final class MixLock implements Format {
  @Override
  public String id() {
    return "mix-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("mix.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<Statements.Draft, List<String>> needs = new HashMap<>();
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String content = line.strip();
      if (content.startsWith("\"")) {
        entry(content, number, drafts, needs, out);
      } else if (!Set.of("", "%{", "}").contains(content) && !content.startsWith("#")) {
        out.incomplete(number, "a package is expected");
      }
    }
    needs.forEach(
        (from, names) -> {
          for (String name : names) {
            Statements.Draft to = drafts.get(name);
            if (to != null) {
              from.dependsOn(to);
            }
          }
        });
  }

  private static void entry(
      String line,
      int number,
      Map<String, Statements.Draft> drafts,
      Map<Statements.Draft, List<String>> needs,
      Statements out) {
    int open = line.indexOf('{');
    int nameEnd = line.indexOf('"', 1);
    if (open < 0 || nameEnd < 0) {
      out.incomplete(number, "a package is expected");
      return;
    }
    String key = line.substring(1, nameEnd);
    String[] parts = line.substring(open + 1).split(",", 4);
    String kind = parts[0].strip();
    if (kind.equals(":git") && parts.length >= 3) {
      drafts.put(
          key,
          out.add("hex", key, "", number) // of no version that anybody released
              .qualifier("vcs_url", "git+" + unquoted(parts[1]) + "@" + unquoted(parts[2]))
              .scope(Scope.RUNTIME));
    } else if (kind.equals(":hex") && parts.length >= 3) {
      String name = parts[1].strip().replace(":", "").replace("\"", "");
      Statements.Draft draft =
          out.add("hex", name, unquoted(parts[2]), number).scope(Scope.RUNTIME);
      drafts.put(key, draft);
      needs.put(draft, parts.length > 3 ? needed(parts[3]) : List.of());
    }
  }

  /// The names behind `{:`.
  private static List<String> needed(String rest) {
    List<String> names = new ArrayList<>();
    for (int at = rest.indexOf("{:"); at >= 0; at = rest.indexOf("{:", at + 2)) {
      int comma = rest.indexOf(',', at);
      if (comma > 0) {
        names.add(rest.substring(at + 2, comma).strip());
      }
    }
    return names;
  }

  private static String unquoted(String text) {
    return text.strip().replace("\"", "").replace("}", "");
  }
}
