package dev.lockstep.report.semgrep;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A match as Semgrep reports it.
///
/// @param checkId the rule's id behind the folders that lead to its file
/// @param metadata the rule's own: maps, lists, texts, numbers and booleans
/// @param lines the lines of the match, whole
/// @param fix null where the rule has none
/// @param trace from the source to the sink; empty for rules without taint
public record SemgrepResult(
    String checkId,
    Span span,
    String message,
    @Nullable Object metadata,
    String severity,
    String fingerprint,
    String lines,
    List<Metavariable> metavariables,
    @Nullable String fix,
    List<Step> trace) {

  /// As Semgrep sorts them.
  public static final Comparator<SemgrepResult> ORDER =
      Comparator.comparing((SemgrepResult result) -> result.span.path)
          .thenComparingInt(result -> result.span.start.offset)
          .thenComparingInt(result -> result.span.end.offset)
          .thenComparing(SemgrepResult::checkId)
          .thenComparing(SemgrepResult::message);

  public SemgrepResult {
    metavariables = List.copyOf(metavariables);
    trace = List.copyOf(trace);
  }

  /// A place: lines and columns from 1, offsets from 0, all in bytes.
  public record Position(int line, int column, int offset) {}

  /// A stretch of a file.
  public record Span(String path, Position start, Position end) {}

  /// What a metavariable stands for.
  public record Metavariable(String name, Span span, String content) {}

  /// A place that data passes.
  public record Step(Span span, String content) {}
}
