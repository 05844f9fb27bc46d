package dev.lockstep.rego;

import dev.lockstep.rego.eval.Program;
import dev.lockstep.rego.syntax.Module;
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

  /// The query that `text` is within a package: it may name the package's rules and what is
  /// imported.
  ///
  /// @param path the package, without `data`; empty for none
  /// @param imports as they follow `import`: `data.lib`, `input.user as u`
  /// @throws RegoErrors where it is none, or a name is none
  public Query prepareIn(String path, List<String> imports, String text) throws RegoErrors {
    StringBuilder source = new StringBuilder("package " + (path.isEmpty() ? "query" : path) + "\n");
    imports.forEach(one -> source.append("import ").append(one).append('\n'));
    Module module = RegoParser.module("", source.toString(), version);
    String around = path.isEmpty() ? "data" : module.path().toString();
    return new Query(
        program.prepare(RegoParser.query(text, version, List.of()), around, module.imports()));
  }
}
