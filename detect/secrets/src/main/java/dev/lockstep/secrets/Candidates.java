package dev.lockstep.secrets;

import dev.lockstep.engine.Facts;
import dev.lockstep.model.RawText;
import dev.lockstep.regex.Searcher;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Entropy;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thread's trial of rules on a text: what their expressions match and their entropies and
/// allowlists leave. What needs a path or a commit is the detector's.
///
/// Each rule has a budget of steps for a text. One that spends it is a problem with its name, and
/// passes over the rest of the text; the others go on.
final class Candidates {
  private static final long RULE_STEPS = 1 << 24;
  private static final long RULE_STEPS_PER_BYTE = 64;

  private final RuleSet rules;
  private final @Nullable Searcher[] searchers;
  private byte[] bytes = {};
  private int length;
  private int generation;
  private long budget;
  private boolean spent;
  private @Nullable Facts<?> facts;
  private final int[] generations;
  private int lookedFrom;
  private int lookedTo;

  /// Takes candidates.
  @FunctionalInterface
  interface Sink {
    /// @param start where the match begins in the text
    /// @param secretStart where the secret begins in the text
    void candidate(int rule, int start, int end, int secretStart, int secretEnd);
  }

  Candidates(RuleSet rules) {
    this.rules = rules;
    this.searchers = new Searcher[rules.rules().size()];
    this.generations = new int[searchers.length];
  }

  /// @param range how many bytes of the text are to be searched: they make the budget
  /// @param spending takes the steps, and the problem where a rule has none left
  void text(byte[] text, int size, int range, Facts<?> spending) {
    bytes = text;
    budget = RULE_STEPS + RULE_STEPS_PER_BYTE * range;
    facts = spending;
    spent = false;
    length = size;
    generation++;
  }

  /// Tries a rule around the place of one of its literals.
  ///
  /// @return where its match begins, or -1
  int around(int rule, int anchor, Sink sink) {
    if (spent) {
      return -1;
    }
    Searcher searcher = searcher(rule);
    long before = searcher.steps();
    int from = Math.max(0, anchor - searcher.regex().reachBefore());
    int start = -1;
    searcher.forgetLooks();
    if (searcher.findAround(anchor, from)) {
      start = searcher.start();
      state(rule, searcher, sink);
    }
    look(searcher.lookedFrom(), searcher.lookedTo());
    spend(rule, searcher, before);
    return start;
  }

  /// Forgets how far was looked.
  void forgetLooks() {
    lookedFrom = Integer.MAX_VALUE;
    lookedTo = Integer.MIN_VALUE;
  }

  /// Where the bytes begin that decided what [#around] said since [#forgetLooks()]; below 0 where
  /// the text's beginning did.
  int lookedFrom() {
    return lookedFrom;
  }

  /// Where they end; behind the text where its end did.
  int lookedTo() {
    return lookedTo;
  }

  private void look(int from, int to) {
    lookedFrom = Math.min(lookedFrom, from);
    lookedTo = Math.max(lookedTo, to);
  }

  /// Tries a rule on the whole text.
  void everywhere(int rule, Sink sink) {
    if (spent) {
      return;
    }
    Searcher searcher = searcher(rule);
    long before = searcher.steps();
    int position = 0;
    while (position <= length && searcher.find(position)) {
      int end = searcher.end();
      position = end > searcher.start() ? end : end + 1;
      state(rule, searcher, sink);
    }
    spend(rule, searcher, before);
  }

  /// Tries a rule on the whole text, of which all places of its literals are known.
  void anchored(int rule, int[] anchors, int count, Sink sink) {
    if (spent) {
      return;
    }
    Searcher searcher = searcher(rule);
    long before = searcher.steps();
    searcher.findAll(
        anchors,
        count,
        found -> {
          state(rule, found, sink);
          return true;
        });
    spend(rule, searcher, before);
  }

  private Searcher searcher(int rule) {
    Searcher searcher = searchers[rule];
    if (searcher == null) {
      searcher = pattern(rule).regex().searcher();
      searchers[rule] = searcher;
    }
    if (generations[rule] != generation) {
      generations[rule] = generation;
      searcher.text(bytes, length);
      searcher.budget(budget);
    }
    return searcher;
  }

  private void spend(int rule, Searcher searcher, long before) {
    Facts<?> spending = Objects.requireNonNull(facts);
    spent = !spending.spend(searcher.steps() - before + 1);
    if (searcher.exhausted()) {
      spending.incomplete(
          "over-step-budget",
          "rule " + rules.rules().get(rule).id() + " takes too many steps here and stopped");
    }
  }

  private Pattern pattern(int rule) {
    return Objects.requireNonNull(rules.rules().get(rule).regex());
  }

  private void state(int index, Searcher found, Sink sink) {
    SecretRule rule = rules.rules().get(index);
    int start = found.start();
    int end = found.end();
    while (start < end && isLineEnd(bytes[start])) {
      start++;
    }
    while (end > start && isLineEnd(bytes[end - 1])) {
      end--;
    }
    int group = secretGroup(rule, found);
    int secretStart = group == 0 ? start : found.groupStart(group);
    int secretEnd = group == 0 ? end : found.groupEnd(group);
    if (secretEnd <= secretStart || secretStart < start || secretEnd > end) {
      return;
    }
    if (isSecret(rule, start, end, secretStart, secretEnd)) {
      sink.candidate(index, start, end, secretStart, secretEnd);
    }
  }

  private static int secretGroup(SecretRule rule, Searcher found) {
    if (rule.secretGroup() > 0) {
      return rule.secretGroup();
    }
    int groups = rule.regex() == null ? 0 : rule.regex().groups();
    for (int group = 1; group <= groups; group++) {
      if (found.groupEnd(group) > found.groupStart(group)) {
        return group;
      }
    }
    return 0;
  }

  private boolean isSecret(SecretRule rule, int start, int end, int secretStart, int secretEnd) {
    if (rule.entropy() == 0 && rule.allowlists().isEmpty()) {
      return true;
    }
    byte[] secret = Arrays.copyOfRange(bytes, secretStart, secretEnd);
    String text = RawText.of(secret);
    if (rule.entropy() != 0 && Entropy.of(text, secret.length) <= rule.entropy()) {
      return false;
    }
    for (Allowlist allowlist : rule.allowlists()) {
      if (allowlist.needsPlace()) {
        continue;
      }
      byte[] target =
          switch (allowlist.target()) {
            case SECRET -> secret;
            case MATCH -> Arrays.copyOfRange(bytes, start, end);
            case LINE -> line(start, end);
          };
      if (allowlist.allowsFinding("", "", text, target)) {
        return false;
      }
    }
    return true;
  }

  private byte[] line(int start, int end) {
    int from = start;
    while (from > 0 && start - from < RulePlan.MAX_REACH / 2 && bytes[from - 1] != '\n') {
      from--;
    }
    int to = end;
    while (to < length && to - end < RulePlan.MAX_REACH / 2 && bytes[to] != '\n') {
      to++;
    }
    look(from - 1, to + 1);
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}
