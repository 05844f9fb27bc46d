package dev.lockstep.secrets.compat;

import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.rule.SecretRule;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Which rules a text wakes: those without keywords, and those of which one occurs in any case.
final class KeywordFilter {
  private final List<SecretRule> rules;

  KeywordFilter(List<SecretRule> rules) {
    this.rules = rules;
  }

  /// The rules that are awake, by index.
  record Awake(BitSet rules) {
    boolean has(int rule) {
      return rules.get(rule);
    }
  }

  Awake awake(Pass.Bytes text) {
    String lower =
        new String(text.array(), 0, text.length(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    BitSet awake = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      List<String> keywords = rules.get(i).keywords();
      awake.set(i, keywords.isEmpty() || keywords.stream().anyMatch(lower::contains));
    }
    return new Awake(awake);
  }
}
