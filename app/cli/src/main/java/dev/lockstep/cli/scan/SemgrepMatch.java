package dev.lockstep.cli.scan;

import dev.lockstep.model.Finding;
import dev.lockstep.report.semgrep.SemgrepResult;
import dev.lockstep.sast.CodeMatch;
import dev.lockstep.sast.rule.SastRule;
import java.util.IdentityHashMap;

/// A match of ours in Semgrep's words.
final class SemgrepMatch {
  private SemgrepMatch() {}

  static SemgrepResult result(CodeMatch match, IdentityHashMap<SastRule, Object> metadata) {
    Finding finding = match.finding();
    String path = finding.place().path();
    return new SemgrepResult(
        match.rule().id(),
        span(path, match.place()),
        finding.message(),
        metadata.get(match.rule()),
        match.rule().level().name(),
        finding.fingerprint().value(),
        match.lines(),
        match.bound().stream()
            .map(
                one ->
                    new SemgrepResult.Metavariable(
                        one.name(), span(path, one.stretch()), one.stretch().text()))
            .toList(),
        match.fix(),
        match.steps().stream()
            .map(step -> new SemgrepResult.Step(span(path, step), step.text()))
            .toList());
  }

  private static SemgrepResult.Span span(String path, CodeMatch.Stretch stretch) {
    return new SemgrepResult.Span(
        path,
        new SemgrepResult.Position(stretch.line(), stretch.column(), stretch.offset()),
        new SemgrepResult.Position(stretch.endLine(), stretch.endColumn(), stretch.end()));
  }
}
