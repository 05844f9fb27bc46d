package dev.lockstep.report;

import dev.lockstep.model.Provenance;
import dev.lockstep.report.text.Printable;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Where a content stands in the history, in words.
final class ProvenanceLine {
  private static final int SHORT_COMMIT = 7;

  private ProvenanceLine() {}

  /// `since 4c1f09e (2025-03-02, Ann Example), still at HEAD`, and the commit's page below where it
  /// is known.
  static List<String> lines(Provenance provenance) {
    List<String> lines = new ArrayList<>();
    String state = provenance.atHead() ? "still at HEAD" : "no longer at HEAD, but in the history";
    String commit = provenance.commit();
    if (commit == null) {
      lines.add("not committed yet");
    } else {
      String shortened = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
      lines.add("since " + Printable.of(shortened) + who(provenance) + ", " + state);
    }
    if (provenance.link() != null) {
      lines.add(Printable.of(provenance.link()));
    }
    return lines;
  }

  private static String who(Provenance provenance) {
    List<String> parts = new ArrayList<>();
    if (provenance.date() != null) {
      parts.add(provenance.date().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }
    if (provenance.author() != null && !provenance.author().isBlank()) {
      parts.add(Printable.of(provenance.author()));
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }
}
