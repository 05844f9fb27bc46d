package dev.lockstep.sast.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One rule of a rule file.
///
/// @param languages as the file writes them
/// @param fix replaces a match, with metavariables; null for none
/// @param fixRegex a replacement within a match; null for none
/// @param metadata strings, and lists of strings, by their keys
/// @param line where it begins in its file, from 1
public record SastRule(
    String id,
    List<String> languages,
    Mode mode,
    String message,
    Level level,
    RuleOptions options,
    PathRules paths,
    @Nullable String fix,
    @Nullable FixRegex fixRegex,
    Map<String, List<String>> metadata,
    int line) {

  public SastRule {
    languages = List.copyOf(languages);
    metadata = Map.copyOf(metadata);
  }

  /// The weaknesses that it is about, such as `CWE-79`, by their numbers alone.
  public Set<String> weaknesses() {
    Set<String> all = new TreeSet<>();
    for (String text : metadata.getOrDefault("cwe", List.of())) {
      int end = text.startsWith("CWE-") ? 4 : 0;
      while (end > 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (end > 4) {
        all.add(text.substring(0, end));
      }
    }
    return all;
  }

  /// What the rule does with its formulas.
  public sealed interface Mode {
    /// Every match is a finding.
    record Search(Formula formula) implements Mode {}

    /// Every way from a source to a sink is a finding.
    record Taint(TaintSpec spec) implements Mode {}
  }

  /// Old and new severities.
  public enum Level {
    INFO,
    WARNING,
    ERROR,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    INVENTORY,
    EXPERIMENT
  }

  /// @param count how many matches are replaced, 0 for all
  public record FixRegex(String regex, String replacement, int count) {}
}
