package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An expression that is evaluated with something in the place of documents or functions.
final class With extends Step {
  private final Change[] changes;
  private final int cell;
  private final Step body;

  /// `body` ends in the [Leave] of `cell`.
  With(Change[] changes, int cell, Step body) {
    this.changes = changes;
    this.cell = cell;
    this.body = body;
  }

  /// What is put in the place of something.
  sealed interface Change {
    /// A path below `input` or `data`.
    record OfDocument(boolean isInput, List<Value> path, Node value) implements Change {}

    /// A function, by another one or by the value of all calls.
    record OfFunction(String name, @Nullable String function, @Nullable Node value)
        implements Change {}
  }

  /// The scopes inside and around the expression.
  private record Scopes(Scope inside, Scope around) {}

  @Override
  boolean run(Frame frame) {
    Evaluation evaluation = frame.evaluation;
    Scope around = evaluation.scope;
    Scope inside = changed(around, frame);
    if (inside == null) {
      return false;
    }
    frame.cells[cell] = new Scopes(inside, around);
    evaluation.scope = inside;
    try {
      return body.run(frame);
    } finally {
      evaluation.scope = around;
    }
  }

  private @Nullable Scope changed(Scope around, Frame frame) {
    Value input = around.input;
    Value data = around.data;
    List<List<Value>> replaced = new ArrayList<>(around.replaced);
    Map<String, Scope.Replacement> functions = new HashMap<>(around.replacements);
    for (Change change : changes) {
      switch (change) {
        case Change.OfDocument(boolean isInput, List<Value> path, Node node) -> {
          Value value = node.eval(frame);
          if (value == null) {
            return null;
          }
          if (isInput) {
            input = put(input, path, 0, value);
          } else {
            data = put(data, path, 0, value);
            replaced.add(path);
          }
        }
        case Change.OfFunction(String name, String function, Node node) -> {
          Value value = node == null ? null : node.eval(frame);
          if (node != null && value == null) {
            return null;
          }
          functions.put(name, new Scope.Replacement(function, value));
        }
      }
    }
    return around.with(input, data, replaced, functions);
  }

  /// `document` with `value` at `path`; what is no object on the way is replaced by one.
  private static Value put(@Nullable Value document, List<Value> path, int from, Value value) {
    if (from == path.size()) {
      return value;
    }
    ObjectValue.Builder members =
        document instanceof ObjectValue object ? object.toBuilder() : new ObjectValue.Builder();
    Value key = path.get(from);
    return members.put(key, put(members.get(key), path, from + 1, value)).build();
  }

  /// The end of the expression: behind it, documents and functions are what they were.
  static final class Leave extends Step {
    private final int cell;

    Leave(int cell) {
      this.cell = cell;
    }

    @Override
    boolean run(Frame frame) {
      if (!(frame.cells[cell] instanceof Scopes(Scope inside, Scope around))) {
        throw new EvaluationError(EvaluationError.INTERNAL, "no scope to leave", Location.NONE);
      }
      Evaluation evaluation = frame.evaluation;
      evaluation.scope = around;
      try {
        return proceed(frame);
      } finally {
        evaluation.scope = inside;
        frame.cells[cell] = new Scopes(inside, around);
      }
    }
  }
}
