package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Import;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What modules of version 1, and in strict mode all, must not do: import two things by one
/// name, or give `input` and `data` another meaning.
public final class ModernChecks {
  private final List<RegoError> errors;

  /// Errors go to `errors`.
  public ModernChecks(List<RegoError> errors) {
    this.errors = errors;
  }

  /// Looks through `module`.
  public void check(Module module) {
    Map<String, Import> imports = new HashMap<>();
    for (Import one : module.imports()) {
      Import before = imports.putIfAbsent(one.name(), one);
      if (before != null) {
        report("import must not shadow " + before, one.location());
      }
    }
    module.rules().forEach(this::check);
  }

  private void check(Rule rule) {
    String name = rule.head().name();
    if (name.equals("input") || name.equals("data")) {
      report("rules must not shadow " + name + " (use a different rule name)", rule.location());
    }
    List<Term> parameters = rule.head().arguments();
    if (parameters == null) {
      return;
    }
    for (Term parameter : parameters) {
      String text = parameter.toString();
      if (text.equals("input") || text.equals("data")) {
        report(
            "args must not shadow " + text + " (use a different variable name)",
            parameter.location());
      }
    }
  }

  private void report(String message, Location at) {
    errors.add(new RegoError(RegoError.COMPILE, message, at));
  }
}
