package dev.lockstep.sast;

import dev.lockstep.model.Finding;
import dev.lockstep.sast.rule.SastRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding with what only programs ask for.
///
/// @param bound what metavariables stand for, in the order of their names
/// @param lines the lines of the match, whole, in the file's own text
/// @param fix what the rule puts in its place, even where that is the same; null for nothing
/// @param steps the trace's steps with the code at each, as far as they lie in this file
public record CodeMatch(
    SastRule rule,
    Finding finding,
    Stretch place,
    List<Variable> bound,
    String lines,
    @Nullable String fix,
    List<Stretch> steps) {

  public CodeMatch {
    bound = List.copyOf(bound);
    steps = List.copyOf(steps);
  }

  /// A stretch of the file, counted in bytes, as Semgrep counts.
  ///
  /// @param line from 1
  /// @param column from 1
  /// @param offset from 0
  /// @param endColumn behind the last byte
  /// @param end offset behind the last byte
  public record Stretch(
      int line, int column, int offset, int endLine, int endColumn, int end, String text) {}

  /// What a metavariable stands for.
  public record Variable(String name, Stretch stretch) {}

  /// Sees matches as they are found, from several threads and in no order.
  @FunctionalInterface
  public interface Observer {
    void found(CodeMatch match);
  }
}
