package dev.lockstep.policy.bundle;

import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Modules and data that belong together.
public record PolicyFiles(List<ModuleText> modules, ObjectValue data) {
  public static final PolicyFiles EMPTY = new PolicyFiles(List.of(), ObjectValue.EMPTY);

  public PolicyFiles {
    modules = List.copyOf(modules);
  }

  /// These and `other`.
  ///
  /// @throws LoadFailure where their data contradict each other
  public PolicyFiles and(PolicyFiles other) throws LoadFailure {
    List<ModuleText> all = new ArrayList<>(modules);
    all.addAll(other.modules);
    Optional<ObjectValue> merged = Documents.merge(data, other.data);
    return new PolicyFiles(all, merged.orElseThrow(() -> new LoadFailure("data", "merge error")));
  }

  /// The modules as trees.
  ///
  /// @throws RegoErrors all that is wrong in all of them
  public List<Module> parse() throws RegoErrors {
    List<Module> parsed = new ArrayList<>();
    List<RegoError> errors = new ArrayList<>();
    for (ModuleText module : modules) {
      try {
        parsed.add(module.parse());
      } catch (RegoErrors e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new RegoErrors(errors);
    }
    return parsed;
  }

  /// Gives the modules to a compiler.
  public PolicyCompiler into(PolicyCompiler compiler) {
    for (ModuleText module : modules) {
      compiler.version(module.version()).module(module.file(), module.source());
    }
    return compiler;
  }
}
