package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The fingerprints of a `.gitleaksignore`: `file:rule:line`, with the commit before where one is
/// meant; `#` begins a comment.
public final class IgnoreFile {
  private final Set<String> fingerprints;

  private IgnoreFile(Set<String> fingerprints) {
    this.fingerprints = Set.copyOf(fingerprints);
  }

  /// @param texts of all files that hold, in any order
  public static IgnoreFile of(List<String> texts) {
    Set<String> fingerprints = new HashSet<>();
    for (String text : texts) {
      text.lines().map(String::strip).forEach(line -> add(line, fingerprints));
    }
    return new IgnoreFile(fingerprints);
  }

  private static void add(String line, Set<String> fingerprints) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] parts = line.split(":", -1);
    if (parts.length == 3 || parts.length == 4) {
      int path = parts.length - 3;
      parts[path] = parts[path].replace('\\', '/');
    }
    fingerprints.add(String.join(":", parts));
  }

  /// Its entries, with `/` between names.
  public Set<String> fingerprints() {
    return fingerprints;
  }

  /// Whether a finding is named, by its fingerprint or by the one without the commit.
  public boolean names(GitleaksFinding finding) {
    return fingerprints.contains(Fingerprints.global(finding))
        || (!finding.commit().isEmpty() && fingerprints.contains(finding.fingerprint()));
  }
}
