package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.secrets.Labels.Truth;
import dev.lockstep.conformance.secrets.Labels.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// One scanner's findings against the labels.
///
/// A true unit is found where a finding shares a line with it. A finding that touches no true unit
/// is false, unless one that was not decided is near; several on the same lines, labelled or not,
/// count once.
final class Judgement {
  private final Labels labels;
  private final Set<Unit> hits = new HashSet<>();
  private final Set<Found> falseAlarms = new HashSet<>();

  /// A place that a scanner reports.
  ///
  /// @param path as the labels spell it: `data/REPOSITORY/...`
  record Found(String path, int firstLine, int lastLine) {
    String repository() {
      String[] parts = path.split("/", 3);
      return parts.length > 1 ? parts[1] : "";
    }
  }

  /// How good a scanner is on some units.
  ///
  /// @param hits true units that it found
  /// @param truths true units there are
  record Figures(int hits, int falseAlarms, int truths) {
    private static final Figures NONE = new Figures(0, 0, 0);

    private Figures plus(int moreHits, int moreFalse, int moreTruths) {
      return new Figures(hits + moreHits, falseAlarms + moreFalse, truths + moreTruths);
    }

    double precision() {
      return share(hits, hits + falseAlarms);
    }

    double recall() {
      return share(hits, truths);
    }

    double f1() {
      return share(2 * hits, hits + falseAlarms + truths);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%5.3f %5.3f %5.3f", precision(), recall(), f1());
    }
  }

  Judgement(Labels labels, List<Found> findings) {
    this.labels = labels;
    findings.forEach(this::judge);
  }

  private void judge(Found found) {
    List<Unit> near = labels.overlapping(found.path(), found.firstLine(), found.lastLine());
    List<Unit> truths = near.stream().filter(unit -> unit.truth() == Truth.TRUE).toList();
    if (!truths.isEmpty()) {
      hits.addAll(truths);
    } else if (near.stream().noneMatch(unit -> unit.truth() == Truth.UNDECIDED)) {
      falseAlarms.add(near.isEmpty() ? found : place(near.getFirst()));
    }
  }

  private static Found place(Unit unit) {
    return new Found(unit.path(), unit.firstLine(), unit.lastLine());
  }

  boolean finds(Unit unit) {
    return hits.contains(unit);
  }

  /// Over all units.
  Figures total() {
    Figures all = Figures.NONE;
    for (Figures figures : byRepository().values()) {
      all = all.plus(figures.hits, figures.falseAlarms, figures.truths);
    }
    return all;
  }

  Map<String, Figures> byRepository() {
    Map<String, Figures> all = by(Unit::repository);
    for (Found found : falseAlarms) {
      all.merge(
          found.repository(),
          new Figures(0, 1, 0),
          (sum, one) -> sum.plus(one.hits, one.falseAlarms, one.truths));
    }
    return all;
  }

  /// A false alarm has no category, so these tell the recall only.
  Map<String, Figures> byCategory() {
    return by(Unit::category);
  }

  private Map<String, Figures> by(Function<Unit, String> group) {
    Map<String, Figures> figures = new TreeMap<>();
    for (List<Unit> units : labels.all()) {
      for (Unit unit : units) {
        if (unit.truth() == Truth.TRUE) {
          Figures one = new Figures(finds(unit) ? 1 : 0, 0, 1);
          figures.merge(group.apply(unit), one, (sum, next) -> sum.plus(next.hits, 0, next.truths));
        }
      }
    }
    return figures;
  }
}
