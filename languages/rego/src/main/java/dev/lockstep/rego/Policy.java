package dev.lockstep.rego;

import dev.lockstep.rego.eval.Program;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.List;

/// A compiled policy. It may be shared by many threads.
public final class Policy {
  private final Program program;
  private final RegoVersion version;

  Policy(Program program, RegoVersion version) {
    this.program = program;
    this.version = version;
  }

  /// The query that `text` is: `data.app.allow`, `x = data.app.deny[_]`.
  ///
  /// @throws RegoErrors where it is none, or names what the policy does not have
  public Query prepare(String text) throws RegoErrors {
    return new Query(
        program.prepare(RegoParser.query(text, version, List.of()), "data", List.of()));
  }
}
