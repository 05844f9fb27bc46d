package dev.lockstep.conformance.sca;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.sca.version.VersionScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Orderings of versions, one `a < b` a line. The path is the folder of `*-versions*.txt`; a case's
/// key is the file's name, a space, and the line.
public final class VersionOrders implements Suite {

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(path)) {
      files = all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      VersionScheme scheme = scheme(name.substring(0, name.indexOf('-')));
      for (String line : Files.readAllLines(file)) {
        String key = name + " " + line;
        if (!line.isBlank() && !line.startsWith("//") && inPart.test(key)) {
          judge(scheme, key, line.strip().split(" +"), results);
        }
      }
    }
  }

  private static void judge(VersionScheme scheme, String key, String[] words, Results results) {
    if (words.length != 3) {
      results.fail(key, "not an ordering");
      return;
    }
    int forth = scheme.key(words[0]).compareTo(scheme.key(words[2]));
    int back = scheme.key(words[2]).compareTo(scheme.key(words[0]));
    String sign = forth < 0 ? "<" : forth > 0 ? ">" : "=";
    if (sign.equals(words[1]) && Integer.signum(forth) == -Integer.signum(back)) {
      results.pass(key);
    } else {
      results.fail(key, sign + (back == -forth ? "" : ", and otherwise the other way round"));
    }
  }

  private static VersionScheme scheme(String word) throws IOException {
    return switch (word) {
      case "alpine" -> VersionScheme.ALPINE;
      case "cran", "hackage" -> VersionScheme.NUMBERS;
      case "debian" -> VersionScheme.DEBIAN;
      case "maven" -> VersionScheme.MAVEN;
      case "nuget" -> VersionScheme.NUGET;
      case "packagist" -> VersionScheme.PACKAGIST;
      case "pub" -> VersionScheme.PUB;
      case "pypi" -> VersionScheme.PYPI;
      case "redhat" -> VersionScheme.RPM;
      case "rubygems" -> VersionScheme.RUBYGEMS;
      case "semver" -> VersionScheme.SEMVER;
      default -> throw new IOException("no scheme for " + word);
    };
  }
}
