package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.manifest.Statements;
import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bill of materials on its way to statements: components by reference, then what needs what.
final class BomDraft {
  private final Statements out;
  private final Map<String, Statements.Draft> byReference = new HashMap<>();
  private final Set<String> subjects = new HashSet<>();
  private boolean anyNeeds;

  BomDraft(Statements out) {
    this.out = out;
  }

  /// What the bill is about: no third party's.
  void subject(String reference) {
    if (!reference.isEmpty()) {
      subjects.add(reference);
    }
  }

  boolean isSubject(String reference) {
    return subjects.contains(reference);
  }

  /// A component.
  ///
  /// @param purl empty where it has none; then its name and version are all that is known
  Statements.@Nullable Draft component(
      String reference, String purl, String name, String version, int line) {
    if (purl.isEmpty() && name.isEmpty()) {
      return null;
    }
    Statements.Draft draft = draft(purl, name, version, line);
    if (!reference.isEmpty()) {
      byReference.put(reference, draft);
    }
    return draft;
  }

  private Statements.Draft draft(String purl, String name, String version, int line) {
    if (!purl.isEmpty()) {
      try {
        Purl parsed = Purl.parseLeniently(purl);
        char separator = parsed.type().equals("maven") ? ':' : '/';
        String whole =
            parsed.namespace() == null
                ? parsed.name()
                : parsed.namespace() + separator + parsed.name();
        String stated = parsed.version() == null ? version : parsed.version();
        Statements.Draft draft = out.add(parsed.type(), whole, stated, line);
        parsed.qualifiers().forEach((key, value) -> qualify(draft, parsed.type(), key, value));
        return draft;
      } catch (MalformedPurl e) {
        out.notice(line, "no package URL: " + e.getMessage());
      }
    }
    return out.add("generic", name.isEmpty() ? purl : name, version, line);
  }

  /// Maven's default type is one that some writers state and our components do not.
  private static void qualify(Statements.Draft draft, String type, String key, String value) {
    if (!(type.equals("maven") && key.equals("type") && value.equals("jar"))) {
      draft.qualifier(key, value);
    }
  }

  /// That one component needs another; nothing where the bill does not have them.
  void needs(String from, String to) {
    Statements.Draft target = byReference.get(to);
    if (target == null) {
      return;
    }
    if (subjects.contains(from)) {
      anyNeeds = true;
      target.direct();
      return;
    }
    Statements.Draft source = byReference.get(from);
    if (source != null) {
      anyNeeds = true;
      source.dependsOn(target);
    }
  }

  /// A bill without a graph is a list, and all in it is named by itself.
  void end() {
    if (!anyNeeds) {
      byReference.values().forEach(Statements.Draft::direct);
    }
  }
}
