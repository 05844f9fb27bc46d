package dev.lockstep.rego.builtin;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a built-in may ask of the evaluation that calls it. It belongs to one thread.
public interface CallContext {

  /// Spends `steps` of the evaluation's budget: about one for each element or each 64 characters
  /// that a built-in touches beyond its first few. Ends the evaluation where the budget is used up
  /// or the evaluation was cancelled, by an unchecked exception that must not be caught.
  void spend(long steps);

  /// The time at which the evaluation began, in nanoseconds since 1970; the same for every call.
  long nowNanos();

  /// Chance, from the seed the evaluation was given.
  RandomGenerator random();

  /// What the host allows and knows.
  Host host();

  /// The file of the policy that calls, by the name it was compiled with; empty in a query.
  default String file() {
    return "";
  }

  /// What `compute` gave the first time it was asked for under `key` in this evaluation: a result
  /// that must not change meanwhile, such as a random one.
  <T> T once(Object key, Supplier<T> compute);

  /// What is kept under `key`, or null where it was dropped or never there: a compiled pattern, a
  /// parsed schema. It outlives the evaluation and may be shared with others, so it must be
  /// immutable and the key must determine it.
  @Nullable Object cached(Object key);

  /// Keeps `value` for [#cached], as long as there is room.
  void cache(Object key, Object value);
}
