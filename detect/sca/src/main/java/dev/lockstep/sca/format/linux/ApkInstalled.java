package dev.lockstep.sca.format.linux;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Alpine's `lib/apk/db/installed`: paragraphs of fields of one letter.
final class ApkInstalled implements Format {
  @Override
  public String id() {
    return "apk-installed";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("installed"), Set.of(), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith("lib/apk/db/installed");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Map<Character, String> fields = new HashMap<>();
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<Statements.Draft, String> needs = new HashMap<>();
    int number = 0;
    int start = 1;
    for (String line : text.lines()) {
      number++;
      if (line.isBlank()) {
        paragraph(fields, start, drafts, needs, out);
        fields.clear();
        start = number + 1;
      } else if (line.length() > 1 && line.charAt(1) == ':') {
        fields.putIfAbsent(line.charAt(0), line.substring(2).strip());
      } else {
        out.incomplete(number, "a field is expected");
      }
    }
    paragraph(fields, start, drafts, needs, out);
    needs.forEach(
        (from, list) -> {
          for (String need : list.split(" ", -1)) {
            Statements.Draft to = drafts.get(plain(need));
            if (to != null) {
              from.dependsOn(to);
            }
          }
        });
  }

  private static void paragraph(
      Map<Character, String> fields,
      int line,
      Map<String, Statements.Draft> drafts,
      Map<Statements.Draft, String> needs,
      Statements out) {
    String name = fields.getOrDefault('P', "");
    String version = fields.getOrDefault('V', "");
    if (name.isEmpty() || version.isEmpty()) {
      return;
    }
    String origin = fields.getOrDefault('o', "");
    Statements.Draft draft =
        out.add("apk", name, version, line)
            .scope(Scope.RUNTIME)
            .qualifier("arch", fields.getOrDefault('A', ""))
            .qualifier("upstream", origin.equals(name) ? "" : origin)
            .licence(fields.getOrDefault('L', ""));
    drafts.put(name, draft);
    for (String provided : fields.getOrDefault('p', "").split(" ", -1)) {
      drafts.putIfAbsent(plain(provided), draft);
    }
    needs.put(draft, fields.getOrDefault('D', ""));
  }

  /// Without the comparison of a version behind it.
  private static String plain(String need) {
    int end = 0;
    while (end < need.length() && "=<>~".indexOf(need.charAt(end)) < 0) {
      end++;
    }
    return need.substring(0, end);
  }
}
