package dev.lockstep.sca.format.single;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Paket's `paket.lock`: sections by source; below `remote:`, four spaces in, the packages with
/// their versions, and two further in what each needs. Files of repositories are passed over.
final class PaketLock implements Format {
  private static final int PACKAGE = 4;
  private static final int NEED = 6;

  @Override
  public String id() {
    return "paket-lock";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("paket.lock"), Set.of(), List.of(), List.of());
  }

  @Override
  public void read(ManifestText text, Statements out) {
    Map<String, Statements.Draft> drafts = new HashMap<>();
    Map<Statements.Draft, List<String>> needs = new HashMap<>();
    Statements.Draft last = null;
    boolean nuget = false;
    int number = 0;
    for (String line : text.lines()) {
      number++;
      String content = line.strip();
      int indent = line.length() - line.stripLeading().length();
      if (indent == 0) {
        nuget = content.equals("NUGET");
      } else if (nuget && indent == PACKAGE) {
        last = stated(content, number, out);
        if (last != null) {
          drafts.put(last.name().toLowerCase(Locale.ROOT), last);
        }
      } else if (nuget && indent == NEED && last != null) {
        needs.computeIfAbsent(last, _ -> new ArrayList<>()).add(name(content));
      }
    }
    needs.forEach((from, names) -> names.forEach(name -> link(from, drafts.get(name))));
  }

  private static void link(Statements.Draft from, Statements.@Nullable Draft to) {
    if (to != null) {
      from.dependsOn(to);
    }
  }

  private static Statements.@Nullable Draft stated(String content, int line, Statements out) {
    int open = content.indexOf(" (");
    int close = content.indexOf(')', Math.max(0, open));
    if (open < 0 || close < open) {
      out.incomplete(line, "a package with its version is expected");
      return null;
    }
    return out.add("nuget", content.substring(0, open), content.substring(open + 2, close), line)
        .scope(Scope.RUNTIME);
  }

  private static String name(String content) {
    int space = content.indexOf(' ');
    return (space < 0 ? content : content.substring(0, space)).toLowerCase(Locale.ROOT);
  }
}
