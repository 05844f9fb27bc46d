package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what rules of one name disagree about, once it is known that they do: each is run again,
/// and the first value of each that differs from the first of all is listed with its place.
final class Conflict implements Sink {
  private static final int MOST_VALUES = 10;
  private static final int MOST_CHARACTERS = 80;

  private final List<Produced> values = new ArrayList<>();
  private CompiledRule running;
  private boolean produced;
  private boolean more;

  private record Produced(Location location, Value value) {}

  private Conflict(CompiledRule first) {
    this.running = first;
  }

  /// The error of `rules`, which was noticed in `noticed`.
  static EvaluationError of(
      String message,
      CompiledRule noticed,
      CompiledRule[] rules,
      Value[] operands,
      Evaluation evaluation) {
    Conflict conflict = new Conflict(noticed);
    Failures failures = evaluation.failures();
    try {
      conflict.run(rules, operands, evaluation);
    } catch (EvaluationError e) {
      // The conflict came first; what was found of it so far is told.
    }
    evaluation.restore(failures);
    String reason = conflict.values.size() < 2 ? message : message + conflict.listed();
    return new EvaluationError(EvaluationError.CONFLICT, reason, noticed.location());
  }

  private void run(CompiledRule[] rules, Value[] operands, Evaluation evaluation) {
    for (CompiledRule rule : rules) {
      produced = false;
      for (CompiledRule part = rule; part != null && !produced && !more; part = part.otherwise()) {
        running = part;
        Group.run(part, operands, this, evaluation);
      }
    }
  }

  @Override
  public boolean accept(Frame frame) {
    Value value = running.value().eval(frame);
    if (value == null) {
      return false;
    }
    produced = true;
    boolean known = !values.isEmpty() && values.getFirst().value.equals(value);
    if (known) {
      return false;
    }
    if (values.size() == MOST_VALUES) {
      more = true;
      return true;
    }
    values.add(new Produced(running.location(), value));
    return values.size() > 1;
  }

  private String listed() {
    List<Produced> inOrder = new ArrayList<>(values);
    inOrder.sort(
        Comparator.comparing((Produced one) -> one.location.file())
            .thenComparingInt(one -> one.location.row())
            .thenComparingInt(one -> one.location.column()));
    StringBuilder text = new StringBuilder(":");
    for (Produced one : inOrder) {
      String place =
          one.location.file().isEmpty()
              ? String.valueOf(one.location.row())
              : one.location.toString();
      text.append("\n  ").append(cut(one.value.toString())).append(" at ").append(place);
    }
    return more ? text.append("\n  ...").toString() : text.toString();
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "...";
  }
}
