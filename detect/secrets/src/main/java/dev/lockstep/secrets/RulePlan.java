package dev.lockstep.secrets;

import dev.lockstep.engine.Keyword;
import dev.lockstep.regex.Literal;
import dev.lockstep.regex.Regex;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which rule is woken by which keyword, and how far it looks.
///
/// A rule whose expression has literals and a bound is *local*: it is tried around each literal,
/// and what it says depends on nothing further away than its reach. Any other rule is *whole*: it
/// sees the whole content, where one of its literals or keywords occurs. A rule without expression
/// looks at paths only and is the detector's.
final class RulePlan {
  /// A rule that looks further around its literal runs over whole contents: the reach of one rule
  /// is the reach of all local ones.
  static final int MAX_REACH = 4096;

  /// Shorter literals wake a rule everywhere.
  private static final int MIN_LITERAL = 2;

  private final RuleSet rules;
  private final List<Keyword> keywords = new ArrayList<>();
  private final List<int[]> woken = new ArrayList<>();
  private int before;
  private int after = 1;

  private RulePlan(RuleSet rules) {
    this.rules = rules;
  }

  static RulePlan local(RuleSet rules) {
    RulePlan plan = new RulePlan(rules);
    Map<Keyword, List<Integer>> wakes = new LinkedHashMap<>();
    for (int i = 0; i < rules.rules().size(); i++) {
      Pattern pattern = rules.rules().get(i).regex();
      if (pattern != null && isLocal(pattern.regex())) {
        Regex regex = pattern.regex();
        plan.before = Math.max(plan.before, regex.reachBefore());
        plan.after = Math.max(plan.after, regex.reachAfter());
        for (Literal literal : regex.literals()) {
          wakes.computeIfAbsent(keyword(literal), k -> new ArrayList<>()).add(i);
        }
      }
    }
    return plan.with(wakes);
  }

  static RulePlan whole(RuleSet rules) {
    return new RulePlan(rules).withWholeRules(true);
  }

  /// Rules that nothing wakes: they see every content.
  static RulePlan always(RuleSet rules) {
    return new RulePlan(rules).withWholeRules(false);
  }

  private RulePlan withWholeRules(boolean keyed) {
    Map<Keyword, List<Integer>> wakes = new LinkedHashMap<>();
    List<Integer> unkeyed = new ArrayList<>();
    for (int i = 0; i < rules.rules().size(); i++) {
      SecretRule rule = rules.rules().get(i);
      if (rule.regex() == null || isLocal(rule.regex().regex())) {
        continue;
      }
      if (isAnchored(rule.regex().regex())) {
        for (Literal literal : rule.regex().regex().literals()) {
          wakes.computeIfAbsent(keyword(literal), k -> new ArrayList<>()).add(i);
        }
        continue;
      }
      if (rule.keywords().isEmpty()) {
        unkeyed.add(i);
      }
      for (String keyword : rule.keywords()) {
        wakes.computeIfAbsent(new Keyword(keyword, true), k -> new ArrayList<>()).add(i);
      }
    }
    if (!keyed) {
      woken.add(unkeyed.stream().mapToInt(Integer::intValue).toArray());
      return this;
    }
    return with(wakes);
  }

  private RulePlan with(Map<Keyword, List<Integer>> wakes) {
    wakes.forEach(
        (keyword, owners) -> {
          keywords.add(keyword);
          int[] rulesOf = new int[owners.size()];
          for (int i = 0; i < rulesOf.length; i++) {
            rulesOf[i] = owners.get(i);
          }
          woken.add(rulesOf);
        });
    return this;
  }

  private static boolean isLocal(Regex regex) {
    return isAnchored(regex)
        && regex.reachBefore() >= 0
        && regex.reachBefore() <= MAX_REACH
        && regex.reachAfter() >= 0
        && regex.reachAfter() <= MAX_REACH;
  }

  /// Whether the places of its literals are all there is to look at.
  static boolean isAnchored(Regex regex) {
    for (Literal literal : regex.literals()) { // a loop, as this runs at each start
      if (literal.text().length() < MIN_LITERAL) {
        return false;
      }
    }
    return !regex.literals().isEmpty();
  }

  private static Keyword keyword(Literal literal) {
    return new Keyword(literal.text(), literal.anyCase());
  }

  RuleSet rules() {
    return rules;
  }

  List<Keyword> keywords() {
    return keywords;
  }

  /// The rules that a keyword wakes, by index.
  int[] woken(int keyword) {
    return woken.get(keyword);
  }

  boolean isAnchored(int rule) {
    Pattern pattern = rules.rules().get(rule).regex();
    return pattern != null && isAnchored(pattern.regex());
  }

  boolean isEmpty() {
    return woken.stream().allMatch(rulesOf -> rulesOf.length == 0);
  }

  int before() {
    return before;
  }

  int after() {
    return after;
  }

  @Override
  public String toString() {
    return keywords.size()
        + " keywords, "
        + woken.stream().flatMapToInt(Arrays::stream).distinct().count()
        + " rules";
  }
}
