package dev.lockstep.rego;

import dev.lockstep.rego.builtin.Host;
import dev.lockstep.rego.eval.Evaluation;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What an evaluation is told and what it may do. Immutable: each method gives changed options.
///
/// @param input what `input` is; empty where it is undefined
/// @param data what `data` holds beside what rules make
/// @param strict whether an error of a built-in ends the evaluation, rather than being undefined
/// @param maxSteps how many steps it may take: about one for each element looked at and each rule
///     and function called
/// @param nowNanos what time it is, in nanoseconds since 1970
/// @param seed what chance begins with
/// @param host what the policy may reach outside of it
/// @param isCancelled asked every few thousand steps whether to end
/// @param observer told what happens
public record EvaluationOptions(
    Optional<Value> input,
    Value data,
    boolean strict,
    long maxSteps,
    long nowNanos,
    long seed,
    Host host,
    BooleanSupplier isCancelled,
    Observer observer) {

  /// About a minute's work.
  public static final long DEFAULT_MAX_STEPS = 1_000_000_000L;

  /// No input, no data, a host that allows nothing.
  public static final EvaluationOptions DEFAULT =
      new EvaluationOptions(
          Optional.empty(),
          ObjectValue.EMPTY,
          false,
          DEFAULT_MAX_STEPS,
          0,
          0,
          Host.NONE,
          () -> false,
          Observer.NONE);

  public EvaluationOptions withInput(Value other) {
    return new EvaluationOptions(
        Optional.of(other), data, strict, maxSteps, nowNanos, seed, host, isCancelled, observer);
  }

  public EvaluationOptions withData(Value other) {
    return new EvaluationOptions(
        input, other, strict, maxSteps, nowNanos, seed, host, isCancelled, observer);
  }

  public EvaluationOptions withStrict(boolean other) {
    return new EvaluationOptions(
        input, data, other, maxSteps, nowNanos, seed, host, isCancelled, observer);
  }

  public EvaluationOptions withMaxSteps(long other) {
    return new EvaluationOptions(
        input, data, strict, other, nowNanos, seed, host, isCancelled, observer);
  }

  public EvaluationOptions withNowNanos(long other) {
    return new EvaluationOptions(
        input, data, strict, maxSteps, other, seed, host, isCancelled, observer);
  }

  public EvaluationOptions withSeed(long other) {
    return new EvaluationOptions(
        input, data, strict, maxSteps, nowNanos, other, host, isCancelled, observer);
  }

  public EvaluationOptions withHost(Host other) {
    return new EvaluationOptions(
        input, data, strict, maxSteps, nowNanos, seed, other, isCancelled, observer);
  }

  public EvaluationOptions withCancellation(BooleanSupplier other) {
    return new EvaluationOptions(
        input, data, strict, maxSteps, nowNanos, seed, host, other, observer);
  }

  /// Tells `other` what happens, where the policy was compiled to tell it
  /// ([PolicyCompiler#observed]).
  public EvaluationOptions withObserver(Observer other) {
    return new EvaluationOptions(
        input, data, strict, maxSteps, nowNanos, seed, host, isCancelled, other);
  }

  Evaluation.Settings settings() {
    return new Evaluation.Settings(strict, maxSteps, nowNanos, seed, host, isCancelled, observer);
  }
}
