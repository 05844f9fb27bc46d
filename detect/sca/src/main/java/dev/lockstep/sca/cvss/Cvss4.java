package dev.lockstep.sca.cvss;

import java.util.List;
import java.util.Map;

/// Scores of CVSS 4.0, threat and environment included where a vector states them. Source: FIRST,
/// "Common Vulnerability Scoring System version 4.0: Specification Document", section 8: a vector
/// belongs to one of 270 sets of equal severity, whose score is known, and is below the worst
/// vector of its set by as much of the way to the next lower sets as its metrics are below
/// that vector's.
final class Cvss4 {
  /// Scores of the sets, times ten, by their six equivalence classes; -1 for what is no set. A line
  /// has those of one EQ1, EQ2 and EQ3, ordered by EQ4, EQ5 and EQ6.
  private static final byte[] SCORES = {
    100, 99, 98, 95, 95, 92, 100, 96, 93, 87, 91, 81, 93, 90, 89, 80, 81, 68,
    98, 95, 95, 92, 90, 84, 93, 92, 89, 81, 81, 65, 88, 80, 78, 70, 69, 48,
    -1, 92, -1, 82, -1, 72, -1, 79, -1, 69, -1, 50, -1, 69, -1, 55, -1, 27,
    99, 97, 95, 92, 92, 85, 95, 91, 90, 83, 84, 71, 92, 81, 82, 71, 72, 53,
    95, 93, 92, 85, 85, 73, 92, 82, 80, 72, 70, 59, 84, 70, 71, 52, 50, 30,
    -1, 86, -1, 75, -1, 52, -1, 71, -1, 52, -1, 29, -1, 63, -1, 29, -1, 17,
    98, 95, 94, 87, 91, 81, 94, 89, 86, 74, 77, 64, 87, 75, 74, 63, 63, 49,
    94, 89, 88, 77, 76, 67, 86, 76, 74, 58, 59, 50, 72, 57, 57, 52, 52, 25,
    -1, 83, -1, 70, -1, 54, -1, 65, -1, 58, -1, 26, -1, 53, -1, 21, -1, 13,
    95, 90, 88, 76, 76, 70, 90, 77, 75, 62, 61, 53, 77, 66, 68, 59, 52, 30,
    89, 78, 76, 67, 62, 58, 74, 59, 57, 57, 47, 23, 61, 52, 57, 29, 24, 16,
    -1, 71, -1, 59, -1, 30, -1, 58, -1, 26, -1, 15, -1, 23, -1, 13, -1, 6,
    93, 87, 86, 72, 75, 58, 86, 74, 74, 61, 56, 34, 70, 54, 52, 40, 40, 22,
    85, 75, 74, 55, 62, 51, 72, 57, 55, 41, 46, 19, 53, 36, 34, 19, 19, 8,
    -1, 64, -1, 51, -1, 20, -1, 47, -1, 21, -1, 11, -1, 24, -1, 9, -1, 4,
    88, 75, 73, 53, 60, 50, 73, 55, 59, 40, 41, 20, 54, 43, 45, 22, 20, 11,
    75, 55, 58, 45, 40, 21, 61, 51, 48, 18, 20, 9, 46, 18, 17, 7, 8, 2,
    -1, 53, -1, 24, -1, 14, -1, 24, -1, 12, -1, 5, -1, 10, -1, 3, -1, 1
  };

  private static final int[] SIZES = {3, 2, 3, 3, 3, 2};

  /// Metrics and their values, the worst first; a level is an index.
  private static final Map<String, String> LEVELS =
      Map.ofEntries(
          Map.entry("AV", "NALP"),
          Map.entry("PR", "NLH"),
          Map.entry("UI", "NPA"),
          Map.entry("AC", "LH"),
          Map.entry("AT", "NP"),
          Map.entry("VC", "HLN"),
          Map.entry("VI", "HLN"),
          Map.entry("VA", "HLN"),
          Map.entry("SC", "SHLN"),
          Map.entry("SI", "SHLN"),
          Map.entry("SA", "SHLN"),
          Map.entry("CR", "HML"),
          Map.entry("IR", "HML"),
          Map.entry("AR", "HML"),
          Map.entry("E", "APU"));

  /// A class of metrics that are compared together.
  ///
  /// @param metrics their names
  /// @param worst for each level of the class its worst vectors, values in the order of the metrics
  /// @param depths for each level how many steps the way through it has
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(List<String> metrics, List<List<String>> worst, int[] depths) {}

  private static final Group EQ1 =
      new Group(
          List.of("AV", "PR", "UI"),
          List.of(List.of("NNN"), List.of("ANN", "NLN", "NNP"), List.of("PNN", "ALP")),
          new int[] {1, 4, 5});
  private static final Group EQ2 =
      new Group(List.of("AC", "AT"), List.of(List.of("LN"), List.of("HN", "LP")), new int[] {1, 2});

  /// EQ3 and EQ6 depend on each other: the level is twice that of EQ3, and that of EQ6.
  private static final Group EQ36 =
      new Group(
          List.of("VC", "VI", "VA", "CR", "IR", "AR"),
          List.of(
              List.of("HHHHHH"),
              List.of("HHLMMH", "HHHMMM"),
              List.of("LHHHHH", "HLHHHH"),
              List.of("LHLHMH", "LHHHMM", "HLHMHM", "HLLMHH", "LLHHHM"),
              List.of(),
              List.of("LLLHHH")),
          new int[] {7, 6, 8, 8, 1, 10});
  private static final Group EQ4 =
      new Group(
          List.of("SC", "SI", "SA"),
          List.of(List.of("HSS"), List.of("HHH"), List.of("LLL")),
          new int[] {6, 5, 4});

  private final Map<String, String> metrics;

  private Cvss4(Map<String, String> metrics) {
    this.metrics = metrics;
  }

  /// @throws IllegalArgumentException where a metric that every vector needs is missing or unknown
  static double score(Map<String, String> metrics) {
    return new Cvss4(metrics).score();
  }

  private double score() {
    for (String metric : LEVELS.keySet()) {
      level(metric);
    }
    if (List.of("VC", "VI", "VA", "SC", "SI", "SA").stream().allMatch(one -> is(one, 'N'))) {
      return 0;
    }
    int[] set = {eq1(), is("AC", 'L') && is("AT", 'N') ? 0 : 1, eq3(), eq4(), level("E"), eq6()};
    int own = of(set);
    double lost = 0;
    int ways = 0;
    double[] parts = {
      way(EQ1, set[0], own - of(next(set, 0))),
      way(EQ2, set[1], own - of(next(set, 1))),
      way(EQ36, 2 * set[2] + set[5], own - belowEq36(set)),
      way(EQ4, set[3], own - of(next(set, 3))),
      of(next(set, 4)) < 0 ? -1 : 0 // the classes of EQ5 have one vector each
    };
    for (double part : parts) {
      if (part >= 0) {
        lost += part;
        ways++;
      }
    }
    double score = own / 10.0 - (ways == 0 ? 0 : lost / ways / 10);
    return Math.floor(Math.clamp(score, 0, 10) * 10 + 0.5 + 1e-5) / 10;
  }

  /// How much is lost on the way to a next lower set; -1 where there is none.
  ///
  /// @param available what is between both sets, times ten; more than the own score where there is
  ///     no lower set
  private double way(Group group, int level, int available) {
    if (available > 100) {
      return -1;
    }
    return (double) available * steps(group, level) / group.depths[level];
  }

  /// How many steps the vector is below the worst one that is nowhere better than it.
  private int steps(Group group, int level) {
    for (String worst : group.worst.get(level)) {
      int steps = 0;
      boolean below = true;
      for (int i = 0; i < worst.length() && below; i++) {
        String metric = group.metrics.get(i);
        int step = level(metric) - LEVELS.getOrDefault(metric, "").indexOf(worst.charAt(i));
        below = step >= 0;
        steps += step;
      }
      if (below) {
        return steps;
      }
    }
    return 0;
  }

  /// The score of a set, times ten; far below all where it is none.
  private static int of(int[] set) {
    int index = 0;
    for (int i = 0; i < set.length; i++) {
      if (set[i] >= SIZES[i]) {
        return -1_000;
      }
      index = index * SIZES[i] + set[i];
    }
    return SCORES[index] < 0 ? -1_000 : SCORES[index];
  }

  private static int[] next(int[] set, int eq) {
    int[] next = set.clone();
    next[eq]++;
    return next;
  }

  private static int belowEq36(int[] set) {
    boolean sixth = set[5] == 0 && set[2] < 2;
    boolean third = set[5] == 1 || set[2] == 0;
    int left = sixth ? of(next(set, 5)) : -1_000;
    int right = third ? of(next(set, 2)) : -1_000;
    return Math.max(left, right);
  }

  private int eq1() {
    boolean all = is("AV", 'N') && is("PR", 'N') && is("UI", 'N');
    boolean any = is("AV", 'N') || is("PR", 'N') || is("UI", 'N');
    return all ? 0 : any && !is("AV", 'P') ? 1 : 2;
  }

  private int eq3() {
    if (is("VC", 'H') && is("VI", 'H')) {
      return 0;
    }
    return is("VC", 'H') || is("VI", 'H') || is("VA", 'H') ? 1 : 2;
  }

  private int eq4() {
    if (is("SI", 'S') || is("SA", 'S')) {
      return 0;
    }
    return is("SC", 'H') || is("SI", 'H') || is("SA", 'H') ? 1 : 2;
  }

  private int eq6() {
    boolean worst =
        is("CR", 'H') && is("VC", 'H')
            || is("IR", 'H') && is("VI", 'H')
            || is("AR", 'H') && is("VA", 'H');
    return worst ? 0 : 1;
  }

  private boolean is(String metric, char value) {
    return LEVELS.getOrDefault(metric, "").charAt(level(metric)) == value;
  }

  /// A modified metric counts in place of the base metric; what is not defined counts as the worst.
  private int level(String metric) {
    String modified = metrics.getOrDefault("M" + metric, "X");
    String value = modified.equals("X") ? metrics.getOrDefault(metric, "X") : modified;
    String values = LEVELS.getOrDefault(metric, "");
    boolean optional = values.equals("HML") || values.equals("APU");
    if (optional && value.equals("X")) {
      return 0;
    }
    int level = value.length() == 1 ? values.indexOf(value) : -1;
    boolean safety = value.equals("S") && modified.equals("X");
    if (level < 0 || safety) {
      throw new IllegalArgumentException(metric + ":" + value);
    }
    return level;
  }
}
