package dev.lockstep.cli.scan;

import dev.lockstep.sast.load.LoadedRules;
import dev.lockstep.sast.load.PatternPlaces;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the place of a rule that was refused when it was compiled: such errors name the rule only.
final class RefusedRules {
  private RefusedRules() {}

  /// The error with the place of the pattern that is to blame, or as it is.
  ///
  /// @param paths of the rules
  static RuleError placed(RuleError error, List<Path> paths) {
    if (!error.source().isEmpty()) {
      return error;
    }
    for (Path path : paths) {
      for (Path file : LoadedRules.ruleFiles(path)) {
        Optional<RuleError> placed = in(file, error);
        if (placed.isPresent()) {
          return placed.get();
        }
      }
    }
    return error;
  }

  private static Optional<RuleError> in(Path file, RuleError error) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (SastRule rule : SemgrepYaml.read(file.toString(), text).rules()) {
        if (rule.id().equals(error.file()) && rule.line() == error.line()) {
          PatternPlaces places = new PatternPlaces(file.toString(), text);
          return new RuleSet(List.of(rule))
              .refusals().stream()
                  .filter(refusal -> refusal.reason().equals(error.reason()))
                  .findFirst()
                  .map(places::error);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
