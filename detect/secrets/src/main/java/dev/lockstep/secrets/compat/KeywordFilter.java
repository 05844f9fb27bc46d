package dev.lockstep.secrets.compat;

import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.match.KeywordAutomaton;
import dev.lockstep.regex.Literal;
import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.rule.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which rules a text wakes: those without keywords, and those of which one occurs in any case.
///
/// gitleaks lowers the whole text by Unicode's rules. The automaton knows ASCII's letters only, so
/// keywords beyond ASCII, and texts with the two characters that become ASCII letters when lowered
/// (the Kelvin sign and the dotted capital I), are looked at slowly.
final class KeywordFilter {
  private static final String KELVIN = "\u212a";
  private static final String DOTTED_I = "\u0130";

  private final List<SecretRule> rules;
  private final List<Integer> always = new ArrayList<>();
  private final List<Integer> beyondAscii = new ArrayList<>();
  private final List<int[]> keywordRules = new ArrayList<>();
  private final List<int[]> literalRules = new ArrayList<>();
  private final KeywordAutomaton automaton;

  KeywordFilter(List<SecretRule> rules) {
    this.rules = rules;
    Map<Keyword, List<Integer>> keywords = new LinkedHashMap<>();
    Map<Keyword, List<Integer>> literals = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      addKeywords(rules.get(i), i, keywords);
      addLiterals(rules.get(i), i, literals);
    }
    keywords.put(new Keyword(KELVIN, false), List.of());
    keywords.put(new Keyword(DOTTED_I, false), List.of());
    automaton =
        KeywordAutomaton.of(
            List.of(List.copyOf(keywords.keySet()), List.copyOf(literals.keySet())));
    keywords.values().forEach(owners -> keywordRules.add(indexes(owners)));
    literals.values().forEach(owners -> literalRules.add(indexes(owners)));
  }

  private void addKeywords(SecretRule rule, int index, Map<Keyword, List<Integer>> keywords) {
    if (rule.keywords().isEmpty()) {
      always.add(index);
    }
    for (String keyword : rule.keywords()) {
      if (!keyword.chars().allMatch(c -> c < 0x80)) {
        beyondAscii.add(index);
      } else if (!keyword.isEmpty()) {
        keywords.computeIfAbsent(new Keyword(keyword, true), k -> new ArrayList<>()).add(index);
      }
    }
  }

  private static void addLiterals(
      SecretRule rule, int index, Map<Keyword, List<Integer>> literals) {
    if (rule.regex() == null) {
      return;
    }
    for (Literal literal : rule.regex().regex().literals()) {
      literals
          .computeIfAbsent(new Keyword(literal.text(), literal.anyCase()), k -> new ArrayList<>())
          .add(index);
    }
  }

  private static int[] indexes(List<Integer> owners) {
    return owners.stream().mapToInt(Integer::intValue).toArray();
  }

  Awake awake(Pass.Bytes text) {
    Hits keywords = new Hits();
    Hits literals = new Hits();
    automaton.scan(text.array(), text.length(), 0, text.length(), new Hits[] {keywords, literals});
    Awake awake = new Awake(rules.size());
    always.forEach(awake::wake);
    boolean slow = false;
    for (int i = 0; i < keywords.size(); i++) {
      int[] owners = keywordRules.get(keywords.keyword(i));
      slow |= owners.length == 0;
      for (int rule : owners) {
        awake.wake(rule);
      }
    }
    if (slow || !beyondAscii.isEmpty()) {
      wakeSlowly(text, awake);
    }
    for (int i = 0; i < literals.size(); i++) {
      for (int rule : literalRules.get(literals.keyword(i))) {
        awake.anchor(rule, literals.position(i));
      }
    }
    return awake;
  }

  private void wakeSlowly(Pass.Bytes text, Awake awake) {
    String lower =
        new String(text.array(), 0, text.length(), StandardCharsets.UTF_8)
            .replace(DOTTED_I, "i")
            .toLowerCase(Locale.ROOT);
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).keywords().stream()
          .anyMatch(word -> !word.isEmpty() && lower.contains(word))) {
        awake.wake(i);
      }
    }
  }
}
