package dev.lockstep.secrets;

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
final class Candidates {
  private final RuleSet rules;
  private final @Nullable Searcher[] searchers;
  private byte[] bytes = {};
  private int length;
  private int generation;
  private final int[] generations;

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

  void text(byte[] text, int size) {
    bytes = text;
    length = size;
    generation++;
  }

  /// Tries a rule around the place of one of its literals.
  ///
  /// @return where its match begins, or -1
  int around(int rule, int anchor, Sink sink) {
    Searcher searcher = searcher(rule);
    int from = Math.max(0, anchor - searcher.regex().reachBefore());
    if (!searcher.findAround(anchor, from)) {
      return -1;
    }
    int start = searcher.start();
    state(rule, searcher, sink);
    return start;
  }

  /// Tries a rule on the whole text.
  void everywhere(int rule, Sink sink) {
    Searcher searcher = searcher(rule);
    int position = 0;
    while (position <= length && searcher.find(position)) {
      int end = searcher.end();
      position = end > searcher.start() ? end : end + 1;
      state(rule, searcher, sink);
    }
  }

  /// Tries a rule on the whole text, of which all places of its literals are known.
  void anchored(int rule, int[] anchors, int count, Sink sink) {
    searcher(rule)
        .findAll(
            anchors,
            count,
            found -> {
              state(rule, found, sink);
              return true;
            });
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
    }
    return searcher;
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
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}
