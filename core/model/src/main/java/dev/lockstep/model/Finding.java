package dev.lockstep.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that somebody should act on, with all its places.
///
/// @param message one sentence for a reader who sees nothing else
/// @param locations sorted, capped by whoever made the finding; at least one
/// @param locationsTotal how many places there are, those beyond the cap included
/// @param mend what to do about this one, an imperative; null where the rule's own says it
/// @param components purls of the components that the finding is about
/// @param marks why it does not count; empty for a finding that counts
public record Finding(
    Fingerprint fingerprint,
    RuleId rule,
    Kind kind,
    Severity severity,
    Confidence confidence,
    String message,
    List<Location> locations,
    int locationsTotal,
    Detail detail,
    @Nullable String mend,
    List<Fix> fixes,
    List<String> components,
    List<Mark> marks)
    implements Comparable<Finding> {

  /// How many places a finding lists.
  public static final int LOCATIONS_CAP = 50;

  public Finding {
    if (locations.isEmpty() || locationsTotal < locations.size()) {
      throw new IllegalArgumentException(
          rule + ": " + locations.size() + " places of " + locationsTotal);
    }
    locations = locations.stream().sorted().toList();
    fixes = List.copyOf(fixes);
    components = List.copyOf(components);
    marks = List.copyOf(marks);
  }

  /// The first place.
  public Location place() {
    return locations.getFirst();
  }

  /// Whether nothing speaks against it: only such findings are judged.
  public boolean counts() {
    return marks.isEmpty();
  }

  public Finding with(Mark mark) {
    List<Mark> all = new ArrayList<>(marks);
    all.add(mark);
    return new Finding(
        fingerprint,
        rule,
        kind,
        severity,
        confidence,
        message,
        locations,
        locationsTotal,
        detail,
        mend,
        fixes,
        components,
        all);
  }

  public Finding with(Detail other) {
    return new Finding(
        fingerprint,
        rule,
        kind,
        severity,
        confidence,
        message,
        locations,
        locationsTotal,
        other,
        mend,
        fixes,
        components,
        marks);
  }

  @Override
  public int compareTo(Finding other) {
    int order = other.severity.compareTo(severity);
    if (order == 0) {
      order = other.confidence.compareTo(confidence);
    }
    if (order == 0) {
      order = place().compareTo(other.place());
    }
    if (order == 0) {
      order = rule.compareTo(other.rule);
    }
    return order == 0 ? fingerprint.compareTo(other.fingerprint) : order;
  }
}
