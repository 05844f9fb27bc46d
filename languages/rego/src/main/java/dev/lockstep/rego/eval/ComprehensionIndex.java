package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comprehension that is evaluated as it is written at first. Where it is asked for again, one
/// search finds what it comes to for all values of the variables around it, and keeps that for the
/// scope. The search may take a few times the steps that were spent before, and what goes wrong in
/// it counts for nothing: then the comprehension stays as it is written.
final class ComprehensionIndex extends Node {
  private static final int FIRST_TRY = 3;
  private static final int CALLS_BETWEEN_TRIES = 8;
  private static final long STEPS_FOR_EACH_SPENT = 4;

  private final Node plain;
  private final Step search;
  private final Frame.Layout layout;
  private final Node[] captured;
  private final Collection empty;

  ComprehensionIndex(
      Node plain, Step search, Frame.Layout layout, Node[] captured, Collection empty) {
    this.plain = plain;
    this.search = search;
    this.layout = layout;
    this.captured = captured;
    this.empty = empty;
  }

  /// What a comprehension collects into.
  enum Collection {
    ARRAY,
    SET,
    OBJECT;

    private Object builder() {
      return switch (this) {
        case ARRAY -> new ArrayList<Value>();
        case SET -> new SetValue.Builder();
        case OBJECT -> new ObjectValue.Builder();
      };
    }
  }

  /// What is known of a comprehension in a scope.
  static final class State {
    private int calls;
    private int nextTry = FIRST_TRY;
    private long spent;
    private @Nullable Map<ArrayValue, Object> groups;
  }

  @Override
  @Nullable Value eval(Frame frame) {
    Evaluation evaluation = frame.evaluation;
    State state = evaluation.scope.state(this);
    if (state.groups == null && ++state.calls >= state.nextTry) {
      tryToFill(state, evaluation);
    }
    Map<ArrayValue, Object> groups = state.groups;
    if (groups != null) {
      return found(groups, frame);
    }
    long before = evaluation.taken();
    Value value = plain.eval(frame);
    state.spent += evaluation.taken() - before;
    return value;
  }

  private Value found(Map<ArrayValue, Object> groups, Frame frame) {
    Value[] values = new Value[captured.length];
    for (int i = 0; i < values.length; i++) {
      Value value = captured[i].eval(frame);
      if (value == null) {
        return built(empty.builder());
      }
      values[i] = value;
    }
    ArrayValue key = ArrayValue.wrap(values);
    Object group = groups.get(key);
    if (group instanceof Value value) {
      return value;
    }
    Value built = built(group == null ? empty.builder() : group);
    if (group != null) {
      groups.put(key, built);
    }
    return built;
  }

  @SuppressWarnings("unchecked") // arrays are collected in lists of values
  private static Value built(Object builder) {
    return switch (builder) {
      case SetValue.Builder set -> set.build();
      case ObjectValue.Builder object -> object.build();
      default -> ArrayValue.of((List<Value>) builder);
    };
  }

  private void tryToFill(State state, Evaluation evaluation) {
    state.nextTry = state.calls * CALLS_BETWEEN_TRIES;
    if (evaluation.isReserved()) {
      return;
    }
    Groups groups = new Groups();
    Frame frame = new Frame(evaluation, layout, groups);
    int depth = evaluation.depth();
    Failures failures = evaluation.failures();
    evaluation.reserve(STEPS_FOR_EACH_SPENT * (state.spent + state.calls));
    try {
      search.run(frame);
      evaluation.release();
      if (evaluation.failures().equals(failures)) {
        state.groups = groups.byKey;
      } else {
        evaluation.restore(failures);
        state.nextTry = Integer.MAX_VALUE;
      }
    } catch (EvaluationError e) {
      evaluation.returnTo(depth);
      evaluation.restore(failures);
      boolean cancelled = e.code().equals(EvaluationError.CANCEL);
      if (!evaluation.release() && cancelled) {
        throw e;
      }
      state.nextTry = cancelled ? state.nextTry : Integer.MAX_VALUE;
    }
  }

  /// What the search has found so far.
  private static final class Groups implements Sink {
    private final Map<ArrayValue, Object> byKey = new HashMap<>();

    @Override
    public boolean accept(Frame frame) {
      return false;
    }
  }

  /// The end of the search: takes its solution into the group of the variables around.
  static final class Gather extends Step {
    private final int[] slots;
    private final Node[] heads;
    private final Collection kind;

    Gather(int[] slots, Node[] heads, Collection kind) {
      this.slots = slots;
      this.heads = heads;
      this.kind = kind;
    }

    @Override
    @SuppressWarnings("unchecked") // arrays are collected in lists of values
    boolean run(Frame frame) {
      if (!(frame.sink instanceof Groups groups)) {
        throw new IllegalStateException("no search is running");
      }
      Value element = heads[heads.length - 1].eval(frame);
      Value at = heads.length == 1 ? element : heads[0].eval(frame);
      if (element == null || at == null) {
        return false;
      }
      Object group = groups.byKey.computeIfAbsent(key(frame), _ -> kind.builder());
      switch (group) {
        case SetValue.Builder set -> set.add(element);
        case ObjectValue.Builder object -> {
          Value before = object.putIfAbsent(at, element);
          if (before != null && !before.equals(element)) {
            throw new EvaluationError(
                EvaluationError.CONFLICT, "object keys must be unique", Location.NONE);
          }
        }
        default -> ((List<Value>) group).add(element);
      }
      return false;
    }

    private ArrayValue key(Frame frame) {
      Value[] values = new Value[slots.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = frame.slots[slots[i]];
      }
      return ArrayValue.wrap(values);
    }
  }
}
