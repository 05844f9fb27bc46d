package dev.lockstep.sast.explain;

import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a taint rule takes for clean.
public final class Remedies {
  private static final int LONGEST = 70;

  private Remedies() {}

  /// The patterns of the rule's sanitizers, one line each; empty for rules without.
  public static List<String> of(SastRule rule) {
    Set<String> patterns = new LinkedHashSet<>();
    if (rule.mode() instanceof SastRule.Mode.Taint(TaintSpec spec)) {
      spec.sanitizers().forEach(one -> patterns(one.formula(), patterns));
    }
    return List.copyOf(patterns);
  }

  private static void patterns(Formula formula, Set<String> to) {
    switch (formula.shape()) {
      case Formula.Shape.Leaf(PatternText pattern) -> {
        String line = pattern.text().strip().replaceAll("\\s*\n\\s*", " ⏎ ");
        to.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
      }
      case Formula.Shape.All(List<Formula> parts) -> parts.forEach(part -> patterns(part, to));
      case Formula.Shape.Any(List<Formula> parts) -> parts.forEach(part -> patterns(part, to));
      case Formula.Shape.Inside _, Formula.Shape.Anywhere _, Formula.Shape.Not _ -> {}
    }
  }
}
