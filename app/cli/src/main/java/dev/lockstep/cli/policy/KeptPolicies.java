package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.scan.CacheFolder;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.policy.bundle.PolicyStore;
import dev.lockstep.rego.stored.StoredModules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// Compiled policies in the user's cache. Those of another build of the program are not used: its
/// parser and its checks may be others.
final class KeptPolicies implements PolicyStore.Kept {
  private static final String SHELF = "policies";

  /// What tells one build from another: the size and the age of the archive of the language.
  private static final String BUILD = build();

  private final Surroundings surroundings;

  KeptPolicies(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Optional<byte[]> find(String key) {
    return cache().flatMap(cache -> cache.blob(SHELF, key + BUILD));
  }

  @Override
  public void keep(String key, byte[] bytes) {
    cache().ifPresent(cache -> cache.keep(SHELF, key + BUILD, bytes));
  }

  private static String build() {
    CodeSource source = StoredModules.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "";
    }
    try {
      Path archive = Path.of(source.getLocation().toURI());
      return "-" + Files.size(archive) + "-" + Files.getLastModifiedTime(archive).toMillis();
    } catch (URISyntaxException | IllegalArgumentException | IOException e) {
      return "";
    }
  }

  private Optional<Cache> cache() {
    return CacheFolder.usualCache(surroundings);
  }
}
