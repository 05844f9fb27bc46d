package dev.lockstep.rego.builtin;

import dev.lockstep.value.Value;
import org.jspecify.annotations.Nullable;

/// What computes a built-in. It keeps no state of its own; what is worth keeping between calls goes
/// through [CallContext#cached].
@FunctionalInterface
public interface BuiltinFunction {

  /// The result for `operands`, or null where the result is undefined. There are as many operands
  /// as the signature names, of any types: a policy that reads its input cannot be checked before.
  /// The array belongs to the caller and must not be kept.
  ///
  /// @throws BuiltinFailure where the operands are not what the function takes; the call is then
  ///     undefined, or an error in strict mode
  @Nullable Value call(Value[] operands, CallContext context) throws BuiltinFailure;
}
