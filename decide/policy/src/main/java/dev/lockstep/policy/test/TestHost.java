package dev.lockstep.policy.test;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Host;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.Value;
import java.util.LinkedHashSet;
import java.util.Set;

/// The host of one run of one test: keeps what is printed and which cases there were.
final class TestHost implements Host {
  /// Called by tests that have cases, with the keys of each.
  static final String CASE = "internal.test_case";

  static final Builtin CASE_BUILTIN =
      Builtin.of(
          CASE,
          "array[any] => boolean",
          (operands, context) -> {
            if (context.host() instanceof TestHost host) {
              host.cases.add(operands[0]);
            }
            return BooleanValue.TRUE;
          },
          Builtin.Trait.NONDETERMINISTIC);

  private static final int MAX_PRINTED = 1 << 20;

  final StringBuilder printed = new StringBuilder();
  final Set<Value> cases = new LinkedHashSet<>();

  @Override
  public void print(String text, String file, int line) {
    if (printed.length() < MAX_PRINTED) {
      printed.append(text).append('\n');
    }
  }
}
