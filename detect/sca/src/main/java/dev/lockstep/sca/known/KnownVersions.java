package dev.lockstep.sca.known;

import dev.lockstep.sca.maven.LocalRepository;
import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions of packages that package managers met. Nothing is fetched and nothing written;
/// what cannot be read is as if it were not there.
///
/// Names come from foreign files: one that leads out of a package manager's folder has no versions.
public final class KnownVersions {
  /// Knows none.
  public static final KnownVersions NONE = new KnownVersions(Map.of());

  private final Map<String, Record> records;

  private KnownVersions(Map<String, Record> records) {
    this.records = Map.copyOf(records);
  }

  /// What one package manager wrote down.
  interface Record {
    /// The versions that can be had, in no order: not those that were taken back.
    List<String> versions(String name);
  }

  /// Where a user's package managers keep what they met: the caches of Go and npm, the index of
  /// Cargo, Maven's local repository.
  ///
  /// @param environment `GOMODCACHE`, `GOPATH`, `CARGO_HOME`, `npm_config_cache`, `HOME`
  public static KnownVersions of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    if (home.isEmpty()) {
      return NONE;
    }
    try {
      Path user = Path.of(home);
      String path = environment.getOrDefault("GOPATH", "");
      Path go = path.isEmpty() ? user.resolve("go") : Path.of(path.split(File.pathSeparator, 2)[0]);
      LocalRepository maven = new LocalRepository(user.resolve(".m2").resolve("repository"));
      return new KnownVersions(
          Map.of(
              "golang",
              new GoModuleCache(named(environment, "GOMODCACHE", go.resolve("pkg").resolve("mod"))),
              "cargo",
              new CargoIndexCache(named(environment, "CARGO_HOME", user.resolve(".cargo"))),
              "npm",
              new NpmCache(named(environment, "npm_config_cache", user.resolve(".npm"))),
              "maven",
              name -> listed(maven, name)));
    } catch (InvalidPathException _) {
      return NONE;
    }
  }

  private static Path named(Map<String, String> environment, String variable, Path usual) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? usual : Path.of(value);
  }

  private static List<String> listed(LocalRepository repository, String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? List.of()
        : repository.versions(name.substring(0, colon), name.substring(colon + 1));
  }

  /// The newest release that comes after a version; of one before a release also the newest of
  /// those. Empty where none is known.
  ///
  /// @param type of the purl
  /// @param name as its ecosystem writes it
  public Optional<String> later(String type, String name, String version) {
    Record known = records.get(type);
    if (known == null || version.isEmpty()) {
      return Optional.empty();
    }
    VersionScheme scheme = type.equals("maven") ? VersionScheme.MAVEN : VersionScheme.SEMVER;
    VersionKey own = scheme.key(version);
    return known.versions(name).stream()
        .map(other -> new Release(other, scheme.key(other)))
        .filter(other -> own.isPrerelease() || !other.key.isPrerelease())
        .filter(other -> other.key.compareTo(own) > 0)
        .max(Comparator.comparing(Release::key))
        .map(Release::text);
  }

  private record Release(String text, VersionKey key) {}

  /// A file below a folder; null where the name leads out of it or is none.
  static @Nullable Path below(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder.normalize()) ? file : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
