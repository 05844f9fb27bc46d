package dev.lockstep.sca.format.linux;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// dpkg's `status`, and the files of `status.d` that images without a package manager have:
/// paragraphs of fields (Debian Policy, section 5.1). Packages that are removed are passed over.
final class DpkgStatus implements Format {
  @Override
  public String id() {
    return "dpkg-status";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(), List.of("Package: "), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith("lib/dpkg/status")
        || (path.contains("lib/dpkg/status.d/") && !path.endsWith(".md5sums"))
        || path.endsWith("lib/opkg/status");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Map<String, String> fields = new HashMap<>();
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
      } else if (!Character.isWhitespace(line.charAt(0))) {
        int colon = line.indexOf(':');
        if (colon < 0) {
          out.incomplete(number, "a field is expected");
        } else {
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    }
    paragraph(fields, start, drafts, needs, out);
    needs.forEach((from, list) -> link(from, list, drafts));
  }

  private static void paragraph(
      Map<String, String> fields,
      int line,
      Map<String, Statements.Draft> drafts,
      Map<Statements.Draft, String> needs,
      Statements out) {
    String name = fields.getOrDefault("Package", "");
    String version = fields.getOrDefault("Version", "");
    String status = fields.getOrDefault("Status", "install ok installed");
    if (name.isEmpty() || version.isEmpty() || !isThere(status)) {
      return;
    }
    Statements.Draft draft =
        out.add("deb", name, version, line)
            .scope(Scope.RUNTIME)
            .qualifier("arch", fields.getOrDefault("Architecture", ""))
            .qualifier("upstream", upstream(fields.getOrDefault("Source", ""), name));
    drafts.put(name, draft);
    for (String provided : names(fields.getOrDefault("Provides", ""))) {
      drafts.putIfAbsent(provided, draft);
    }
    needs.put(
        draft, fields.getOrDefault("Pre-Depends", "") + "," + fields.getOrDefault("Depends", ""));
  }

  /// Files of the package are there from unpacking on until it is removed.
  private static boolean isThere(String status) {
    return !status.endsWith(" not-installed") && !status.endsWith(" config-files");
  }

  /// `name (version)` as `name@version`; empty where source and package are the same.
  private static String upstream(String source, String name) {
    int open = source.indexOf(" (");
    if (open < 0) {
      return source.equals(name) ? "" : source;
    }
    return source.substring(0, open) + "@" + source.substring(open + 2).replace(")", "");
  }

  private static void link(
      Statements.Draft from, String list, Map<String, Statements.Draft> drafts) {
    for (String name : names(list)) {
      Statements.Draft to = drafts.get(name);
      if (to != null) {
        from.dependsOn(to);
      }
    }
  }

  /// The names of a list of dependencies, alternatives included.
  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String one : list.split("[,|]", -1)) {
      String name = one.strip();
      int end = 0;
      while (end < name.length() && " (:".indexOf(name.charAt(end)) < 0) {
        end++;
      }
      if (end > 0) {
        names.add(name.substring(0, end));
      }
    }
    return names;
  }
}
