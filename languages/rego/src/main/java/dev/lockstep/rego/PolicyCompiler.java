package dev.lockstep.rego;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.Builtins;
import dev.lockstep.rego.builtin.standard.StandardFamilies;
import dev.lockstep.rego.eval.Program;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the modules of a policy and compiles them together. Use it once, by one thread.
public final class PolicyCompiler {
  private final List<Module> modules = new ArrayList<>();
  private final List<RegoError> errors = new ArrayList<>();
  private RegoVersion version = RegoVersion.V1;
  private Builtins builtins = StandardFamilies.all();
  private boolean observed;
  private boolean strict;
  private boolean checked;
  private boolean partial;
  private final Map<ArrayValue, Value> schemas = new HashMap<>();

  /// The version of modules that follow and of queries; [RegoVersion#V1] at first.
  public PolicyCompiler version(RegoVersion other) {
    version = other;
    return this;
  }

  /// Compiles so that observers are told of each expression, which makes evaluation slower.
  public PolicyCompiler observed() {
    observed = true;
    return this;
  }

  /// Compiles so that imports, parameters and assigned variables must be used.
  public PolicyCompiler strict() {
    strict = true;
    return this;
  }

  /// Compiles so that queries can be evaluated partially: rules are kept as they were written.
  public PolicyCompiler partial() {
    partial = true;
    return this;
  }

  /// Believes that these modules were compiled before, together and with the same built-ins, and
  /// that nothing was wrong: what only finds errors is left out. What is not so may fail in any
  /// way when it is evaluated.
  public PolicyCompiler checkedBefore() {
    checked = true;
    return this;
  }

  /// Adds a JSON Schema by which references are checked.
  ///
  /// @param path the name by which metadata calls it, without the word `schema` before it; the
  ///     empty one is the schema of every input
  public PolicyCompiler schema(List<String> path, Value schema) {
    List<Value> name = new ArrayList<>(List.of(StringValue.of("schema")));
    path.forEach(part -> name.add(StringValue.of(part)));
    schemas.put(ArrayValue.of(name), schema);
    return this;
  }

  /// Adds built-ins of the host.
  public PolicyCompiler builtins(List<Builtin> more) {
    builtins = builtins.with(more);
    return this;
  }

  /// Takes all built-ins away whose names are not in `names`, so that calling them is an error.
  public PolicyCompiler onlyBuiltins(Set<String> names) {
    List<String> others =
        builtins.all().stream().map(Builtin::name).filter(name -> !names.contains(name)).toList();
    builtins = builtins.without(others);
    return this;
  }

  /// Adds the module that `source` is; what is wrong with it is told by [#compile].
  ///
  /// @param file the name by which messages call it
  public PolicyCompiler module(String file, String source) {
    try {
      modules.add(RegoParser.module(file, source, version));
    } catch (RegoErrors e) {
      errors.addAll(e.errors());
    }
    return this;
  }

  /// Adds a module that was parsed before.
  public PolicyCompiler module(Module module) {
    modules.add(module);
    return this;
  }

  /// The policy.
  ///
  /// @throws RegoErrors where a module cannot be parsed or the modules make no sense together
  public Policy compile() throws RegoErrors {
    if (!errors.isEmpty()) {
      throw new RegoErrors(errors);
    }
    Program.Settings settings =
        new Program.Settings(builtins, observed, strict, checked, partial, schemas);
    return new Policy(Program.compile(modules, settings), version);
  }
}
