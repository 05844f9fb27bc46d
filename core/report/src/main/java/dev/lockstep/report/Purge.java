package dev.lockstep.report;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Provenance;
import dev.lockstep.report.text.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a secret is taken out of a history, once it opens nothing any more.
///
/// `git filter-repo` is what git's own manual names in place of `git filter-branch`.
final class Purge {
  private static final int REFS_SHOWN = 3;
  private static final String IN_ARCHIVE = "!/";
  private static final List<String> KINDS = List.of("refs/heads/", "refs/tags/", "refs/remotes/");

  private Purge() {}

  /// Whether a commit holds the secret.
  static boolean isNeeded(Finding finding) {
    return commit(finding.place()) != null;
  }

  private static @Nullable String commit(Location place) {
    Provenance provenance = place.provenance();
    return provenance == null ? null : provenance.commit();
  }

  /// The command, and which references hold the secret. A file that HEAD holds stays, without the
  /// secret; one that it no longer holds goes from all commits, and so does an archive, whose
  /// members no command rewrites.
  static String advice(Finding finding) {
    boolean atHead = false;
    boolean archived = false;
    for (Location place : finding.locations()) {
      atHead |= place.provenance() != null && place.provenance().atHead();
      archived |= place.path().contains(IN_ARCHIVE);
    }
    String command =
        atHead && !archived
            ? "mend the file, write the secret into FILE outside of the repository, and in a fresh"
                + " clone run `git filter-repo --replace-text FILE`"
            : (atHead ? "keep a copy of what you need of it, then in" : "in")
                + " a fresh clone run `git filter-repo --invert-paths"
                + paths(finding);
    return command + held(finding.place().provenance());
  }

  private static String paths(Finding finding) {
    if (finding.locationsTotal() > finding.locations().size()) {
      return " " + path(finding.place()) + "`, with a --path for each of its paths";
    }
    List<String> paths = finding.locations().stream().map(Purge::path).distinct().toList();
    return " " + String.join(" ", paths) + "`";
  }

  /// What git knows of a path: archives, not their members.
  private static String path(Location place) {
    int member = place.path().indexOf(IN_ARCHIVE);
    String path = member < 0 ? place.path() : place.path().substring(0, member);
    return "--path '" + Printable.of(path).replace("'", "'\\''") + "'";
  }

  private static String held(@Nullable Provenance provenance) {
    if (provenance == null || provenance.refs().isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (String ref : provenance.refs()) {
      if (names.size() < REFS_SHOWN) {
        names.add(Printable.of(shortened(ref)));
      }
    }
    int left = provenance.refs().size() - names.size();
    String others = left == 0 ? "" : " and " + left + " more";
    return "; held by " + String.join(", ", names) + others;
  }

  private static String shortened(String ref) {
    for (String kind : KINDS) {
      if (ref.startsWith(kind)) {
        return ref.substring(kind.length());
      }
    }
    return ref;
  }
}
