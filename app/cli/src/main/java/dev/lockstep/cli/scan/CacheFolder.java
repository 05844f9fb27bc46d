package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.cache.Cache;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where this user's cache lies: as configured, else below `XDG_CACHE_HOME`, else in the system's
/// usual place.
public final class CacheFolder {
  private static final long MAX_BYTES = 2L << 30;

  private CacheFolder() {}

  /// Empty where nothing names a place: a user without a home folder.
  public static Optional<Cache> cache(Configuration configuration, Surroundings surroundings) {
    Configuration.Cache wanted = configuration.cache();
    long maxBytes = wanted.maxBytes().orElse(MAX_BYTES);
    if (!wanted.folder().isEmpty()) {
      return Optional.of(new Cache(configuration.folder().resolve(wanted.folder()), maxBytes));
    }
    return usual(surroundings).map(folder -> new Cache(folder, maxBytes));
  }

  /// The cache of who has configured none.
  public static Optional<Cache> usualCache(Surroundings surroundings) {
    return usual(surroundings).map(folder -> new Cache(folder, MAX_BYTES));
  }

  private static Optional<Path> usual(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (xdg.startsWith("/")) {
      return Optional.of(Path.of(xdg, "lockstep"));
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!local.isEmpty()) {
      return Optional.of(Path.of(local, "lockstep", "cache"));
    }
    String home = environment.getOrDefault("HOME", "");
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "lockstep"));
  }
}
