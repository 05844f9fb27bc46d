package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.Host;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One evaluation of a query: its documents, its budget, and what it has computed. Of one thread.
public final class Evaluation implements CallContext {
  private static final int STEPS_BETWEEN_LOOKS = 4_096;
  private static final int MAX_DEPTH = 400;
  private static final int MAX_CACHED = 10_000;

  private final Settings settings;
  private final ConcurrentHashMap<Object, Object> shared;
  private final Map<Object, Object> computedOnce = new HashMap<>();
  private long budget;
  private int untilLook = STEPS_BETWEEN_LOOKS;
  private int depth;
  private Failures failures = Failures.NONE;
  private Location calledFrom = Location.NONE;
  private long reserved;
  private @Nullable RandomGenerator random;
  Scope scope;

  /// What an evaluation may do and what it is told.
  ///
  /// @param strict whether errors of built-ins end the evaluation
  /// @param maxSteps how many steps it may take
  /// @param isCancelled asked now and then whether to end
  /// @param observer told what happens, where the program tells it
  public record Settings(
      boolean strict,
      long maxSteps,
      long nowNanos,
      long seed,
      Host host,
      BooleanSupplier isCancelled,
      Observer observer) {}

  Evaluation(
      @Nullable Value input,
      @Nullable Value data,
      int groups,
      Settings settings,
      ConcurrentHashMap<Object, Object> shared) {
    this.settings = settings;
    this.shared = shared;
    this.budget = settings.maxSteps();
    this.scope = new Scope(input, data, groups, List.of(), Map.of());
  }

  /// How many steps were taken so far.
  long taken() {
    return settings.maxSteps() - budget - reserved + STEPS_BETWEEN_LOOKS - untilLook;
  }

  boolean isReserved() {
    return reserved > 0;
  }

  /// How many rules the evaluation is in.
  int depth() {
    return depth;
  }

  /// Goes on in the rule that it was in at `depth`, after what began there has failed.
  void returnTo(int earlier) {
    depth = earlier;
  }

  /// What ends the evaluation once all else is evaluated.
  Failures failures() {
    return failures;
  }

  /// Forgets what failed since there was `earlier`.
  void restore(Failures earlier) {
    failures = earlier;
  }

  /// Ends the evaluation with the `conflict` of a function. Where errors of built-ins end it too,
  /// what follows in the rule is evaluated first, with the value that was found first: an error
  /// there is told instead, for the reference would have met it before.
  void disagree(EvaluationError conflict) {
    if (!settings.strict()) {
      throw conflict;
    }
    failures = failures.withConflict(conflict, depth);
  }

  /// Keeps all of the budget but about `steps` back, until [#release].
  void reserve(long steps) {
    reserved = Math.max(0, budget - steps);
    budget -= reserved;
  }

  /// Gives back what was kept; says whether the evaluation may go on.
  boolean release() {
    budget += reserved;
    reserved = 0;
    return budget >= 0 && !settings.isCancelled().getAsBoolean();
  }

  /// Takes one step.
  void step() {
    if (--untilLook < 0) {
      look();
    }
  }

  private void look() {
    budget -= STEPS_BETWEEN_LOOKS;
    untilLook = STEPS_BETWEEN_LOOKS;
    if (budget < 0) {
      throw new EvaluationError(EvaluationError.CANCEL, "step budget exhausted", Location.NONE);
    }
    if (settings.isCancelled().getAsBoolean()) {
      throw new EvaluationError(
          EvaluationError.CANCEL, "caller cancelled query execution", Location.NONE);
    }
  }

  @Override
  public void spend(long steps) {
    if (steps < untilLook) {
      untilLook -= (int) steps;
    } else {
      budget -= steps;
      look();
    }
  }

  /// Goes into a rule.
  void enter(Location location) {
    if (++depth > MAX_DEPTH) {
      throw new EvaluationError(EvaluationError.INTERNAL, "evaluation too deep", location);
    }
    step();
  }

  /// Leaves the rule, and ends where what was called from it came to a conflict.
  void leave() {
    depth--;
    EvaluationError conflict = failures.conflict();
    if (conflict != null && depth < failures.depth() - 1) {
      throw conflict;
    }
  }

  /// What `builtin` comes to for `operands`, null where it is undefined.
  @Nullable Value call(Builtin builtin, Value[] operands, Location location) {
    step();
    calledFrom = location;
    try {
      return builtin.function().call(operands, this);
    } catch (BuiltinFailure e) {
      if (settings.strict() || e.reason() == BuiltinFailure.Cause.HALT) {
        String code =
            e.reason() == BuiltinFailure.Cause.OPERAND
                ? EvaluationError.TYPE
                : EvaluationError.BUILTIN;
        EvaluationError error =
            new EvaluationError(code, builtin.name() + ": " + e.getMessage(), location);
        if (e.reason() == BuiltinFailure.Cause.HALT) {
          throw error;
        }
        failures = failures.withBuiltin(error);
      }
      return null;
    }
  }

  @Override
  public long nowNanos() {
    return settings.nowNanos();
  }

  @Override
  public String file() {
    return calledFrom.file();
  }

  @Override
  public RandomGenerator random() {
    RandomGenerator known = random;
    if (known == null) {
      known = new SplittableRandom(settings.seed());
      random = known;
    }
    return known;
  }

  Observer observer() {
    return settings.observer();
  }

  @Override
  public Host host() {
    return settings.host();
  }

  @Override
  @SuppressWarnings("unchecked") // a key is always asked for with one type
  public <T> T once(Object key, Supplier<T> compute) {
    Object known = computedOnce.get(key);
    if (known == null) {
      known = compute.get();
      computedOnce.put(key, known);
    }
    return (T) known;
  }

  @Override
  public @Nullable Object cached(Object key) {
    return shared.get(key);
  }

  @Override
  public void cache(Object key, Object value) {
    if (shared.size() >= MAX_CACHED) {
      shared.clear();
    }
    shared.put(key, value);
  }
}
