package dev.lockstep.conformance.rego;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.policy.bundle.PolicyLoader;
import dev.lockstep.rego.syntax.RegoVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Gatekeeper's library: below `src`, each folder with tests is compiled by itself, in v0.
public final class GatekeeperLibrary implements Suite {
  @Override
  public String name() {
    return "gatekeeper-library";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    PolicyLoader loader = TestFolders.loader(path, List.of(), RegoVersion.V0);
    for (Path folder : folders(path.resolve("src"))) {
      TestFolders.run(loader, modules(path, folder), List.of(), results);
    }
  }

  private static List<Path> folders(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(file -> String.valueOf(file.getFileName()).endsWith("_test.rego"))
          .map(file -> file.resolveSibling(""))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static List<String> modules(Path checkout, Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> String.valueOf(file.getFileName()).endsWith(".rego"))
          .sorted()
          .map(file -> checkout.relativize(file).toString())
          .toList();
    }
  }
}
