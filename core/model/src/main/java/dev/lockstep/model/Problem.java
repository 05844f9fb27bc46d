package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/// Something that was not examined, or only in part. Never a log line: the gate sees it.
///
/// @param id kebab-case, one of few, never changes: `unreadable`, `archive-too-deep`,
///     `over-step-budget`
/// @param path the file, archive member, commit or rule it is about, as in [Location#path]; empty
///     for the whole run
/// @param reason what happened and what can be done, one sentence
public record Problem(Weight weight, String id, String path, @Nullable Region region, String reason)
    implements Comparable<Problem> {

  /// What a problem means for the answer.
  public enum Weight {
    /// In scope and could not be examined: the scan is incomplete.
    INCOMPLETE("incomplete"),
    /// Worth knowing; the answer stands.
    NOTICE("notice");

    private final String id;

    Weight(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public static Problem incomplete(String id, String path, String reason) {
    return new Problem(Weight.INCOMPLETE, id, path, null, reason);
  }

  public static Problem notice(String id, String path, String reason) {
    return new Problem(Weight.NOTICE, id, path, null, reason);
  }

  @Override
  public int compareTo(Problem other) {
    int order = weight.compareTo(other.weight);
    if (order == 0) {
      order = path.compareTo(other.path);
    }
    if (order == 0) {
      order = Location.nullFirst(region, other.region);
    }
    if (order == 0) {
      order = id.compareTo(other.id);
    }
    return order == 0 ? reason.compareTo(other.reason) : order;
  }
}
