package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.sast.CodeMatch;
import dev.lockstep.sast.Sast;
import dev.lockstep.sast.fixture.PatternTest;
import dev.lockstep.sast.load.PatternPlaces;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.search.RuleSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One pattern, looked for in files and folders.
public final class PatternSearch {
  private final ScanRequest request;
  private final Surroundings surroundings;

  public PatternSearch(Arguments arguments, Surroundings surroundings) {
    this.request = ScanRequest.of(arguments, surroundings);
    this.surroundings = surroundings;
  }

  /// By place.
  ///
  /// @throws CommandFailure where it is no pattern of the language, or nothing reads the language
  public List<CodeMatch> matches(String language, String pattern) {
    RuleSet rules = new RuleSet(List.of(PatternTest.rule(language, pattern)));
    if (rules.rules().isEmpty()) {
      throw refused(rules.refusals().getFirst(), pattern);
    }
    ConcurrentLinkedQueue<CodeMatch> matches = new ConcurrentLinkedQueue<>();
    ScanSettings settings =
        new ScanSettings(request.jobs(), Limits.DEFAULT, null, "", Progress.NONE, true);
    new Scan(List.of(new Sast(rules, "search", matches::add)), settings)
        .run(Sources.of(request, surroundings));
    return matches.stream()
        .sorted(
            Comparator.comparing((CodeMatch match) -> match.finding().place())
                .thenComparing(match -> match.bound().toString()))
        .toList();
  }

  private static CommandFailure refused(RuleSet.Refusal refusal, String pattern) {
    if (!refusal.supported()) {
      return CommandFailure.usage(refusal.reason(), "lockstep rules search --help names languages");
    }
    RuleError error = new PatternPlaces("pattern", pattern).error(refusal);
    String caret = " ".repeat(Math.max(0, error.column() - 1)) + "^";
    return CommandFailure.invalid(refusal.reason(), List.of(error.source(), caret), null);
  }
}
