package dev.lockstep.rego.builtin;

import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;

/// What the program that embeds Rego allows policies to reach outside of them. By default nothing:
/// no network, no environment. Implementations may be called by several threads.
public interface Host {
  /// The host that allows nothing.
  Host NONE = new Host() {};

  /// The answer to the HTTP request that `request` describes, as `http.send` documents.
  ///
  /// @throws BuiltinFailure where it cannot be had, or is not allowed, as by default
  default Value send(ObjectValue request) throws BuiltinFailure {
    throw BuiltinFailure.of("network access is not allowed by the host");
  }

  /// The addresses of the machine `name`.
  ///
  /// @throws BuiltinFailure where they cannot be had, or looking up is not allowed, as by default
  default SetValue lookUp(String name) throws BuiltinFailure {
    throw BuiltinFailure.of("network access is not allowed by the host");
  }

  /// What `opa.runtime` tells: by default nothing.
  default ObjectValue runtime() {
    return ObjectValue.EMPTY;
  }

  /// Takes what a policy prints: `text`, from `file` and `line`. By default it is dropped.
  default void print(String text, String file, int line) {}

  /// Takes a note that a policy traces. By default it is dropped.
  default void trace(String note) {}
}
