package dev.lockstep.conformance.rego;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.rego.syntax.RegoVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// Trivy's checks with the built-ins of their host, all compiled together as their own build does.
public final class TrivyChecks implements Suite {
  @Override
  public String name() {
    return "trivy-checks";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) {
    PolicyLoader loader = TestFolders.loader(path, List.of("*.yaml"), RegoVersion.V1);
    TestFolders.run(loader, List.of("lib", "checks", "examples"), TrivyBuiltins.ALL, results);
  }
}
