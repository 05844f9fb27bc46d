package dev.lockstep.sca.cvss;

import dev.lockstep.model.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// Scores from vectors of CVSS 2.0, 3.0, 3.1 and 4.0: of the base metrics, and of the temporal ones
/// (of version 4 also the threat and environment) where a vector states them. Source: the
/// specification documents of FIRST, sections 3.2.1 and 3.2.2 of version 2, 7.1 and 7.2 of version
/// 3.1, 8 of version 4.0.
public final class CvssScore {
  private CvssScore() {}

  /// From 0.0 to 10.0; empty for a vector that is malformed or of another version.
  public static OptionalDouble of(String vector) {
    Map<String, String> metrics = metrics(vector);
    try {
      if (vector.startsWith("CVSS:4.0/")) {
        return OptionalDouble.of(Cvss4.score(metrics));
      }
      if (vector.startsWith("CVSS:3.")) {
        return OptionalDouble.of(roundedUp(three(metrics) * temporalThree(metrics)));
      }
      if (!metrics.containsKey("Au")) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Math.round(two(metrics) * temporalTwo(metrics) * 10 + 1e-9) / 10.0);
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  /// The word that FIRST gives a score; a score of zero is low here.
  public static Severity severity(double score) {
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    if (score >= 7) {
      return Severity.HIGH;
    }
    return score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }

  private static Map<String, String> metrics(String vector) {
    Map<String, String> metrics = new HashMap<>();
    for (String part : vector.split("/", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        metrics.put(part.substring(0, colon), part.substring(colon + 1));
      }
    }
    return metrics;
  }

  private static double three(Map<String, String> metrics) {
    boolean changed = letter(metrics, "S", "UC") == 1;
    double c = impact(metrics, "C");
    double i = impact(metrics, "I");
    double a = impact(metrics, "A");
    double base = 1 - (1 - c) * (1 - i) * (1 - a);
    double impact =
        changed ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
    double exploitability =
        8.22
            * pick(metrics, "AV", "NALP", 0.85, 0.62, 0.55, 0.2)
            * pick(metrics, "AC", "LH", 0.77, 0.44)
            * (changed
                ? pick(metrics, "PR", "NLH", 0.85, 0.68, 0.5)
                : pick(metrics, "PR", "NLH", 0.85, 0.62, 0.27))
            * pick(metrics, "UI", "NR", 0.85, 0.62);
    if (impact <= 0) {
      return 0;
    }
    double sum = impact + exploitability;
    return roundedUp(Math.min(changed ? 1.08 * sum : sum, 10));
  }

  private static double temporalThree(Map<String, String> metrics) {
    return stated(metrics, "E", Map.of("U", 0.91, "P", 0.94, "F", 0.97, "H", 1.0, "X", 1.0))
        * stated(metrics, "RL", Map.of("O", 0.95, "T", 0.96, "W", 0.97, "U", 1.0, "X", 1.0))
        * stated(metrics, "RC", Map.of("U", 0.92, "R", 0.96, "C", 1.0, "X", 1.0));
  }

  private static double temporalTwo(Map<String, String> metrics) {
    return stated(metrics, "E", Map.of("U", 0.85, "POC", 0.9, "F", 0.95, "H", 1.0, "ND", 1.0))
        * stated(metrics, "RL", Map.of("OF", 0.87, "TF", 0.9, "W", 0.95, "U", 1.0, "ND", 1.0))
        * stated(metrics, "RC", Map.of("UC", 0.9, "UR", 0.95, "C", 1.0, "ND", 1.0));
  }

  /// The factor of a metric that may be left out.
  private static double stated(
      Map<String, String> metrics, String metric, Map<String, Double> factors) {
    String value = metrics.get(metric);
    Double factor = value == null ? Double.valueOf(1) : factors.get(value);
    if (factor == null) {
      throw new IllegalArgumentException(metric + ":" + value);
    }
    return factor;
  }

  private static double impact(Map<String, String> metrics, String metric) {
    return pick(metrics, metric, "HLN", 0.56, 0.22, 0);
  }

  /// Appendix A of version 3.1: up to one decimal, safe from binary fractions.
  private static double roundedUp(double score) {
    long parts = Math.round(score * 100_000);
    return parts % 10_000 == 0 ? parts / 100_000.0 : (parts / 10_000 + 1) / 10.0;
  }

  private static double two(Map<String, String> metrics) {
    double c = pick(metrics, "C", "NPC", 0, 0.275, 0.66);
    double i = pick(metrics, "I", "NPC", 0, 0.275, 0.66);
    double a = pick(metrics, "A", "NPC", 0, 0.275, 0.66);
    double impact = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a));
    double exploitability =
        20
            * pick(metrics, "AV", "LAN", 0.395, 0.646, 1)
            * pick(metrics, "AC", "HML", 0.35, 0.61, 0.71)
            * pick(metrics, "Au", "MSN", 0.45, 0.56, 0.704);
    double score = (0.6 * impact + 0.4 * exploitability - 1.5) * (impact == 0 ? 0 : 1.176);
    return Math.round(score * 10) / 10.0;
  }

  private static double pick(
      Map<String, String> metrics, String metric, String letters, double... weights) {
    return weights[letter(metrics, metric, letters)];
  }

  private static int letter(Map<String, String> metrics, String metric, String letters) {
    String value = metrics.getOrDefault(metric, "");
    int at = value.length() == 1 ? letters.indexOf(value) : -1;
    if (at < 0) {
      throw new IllegalArgumentException(metric + ":" + value);
    }
    return at;
  }
}
