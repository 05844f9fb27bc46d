package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.scan.CacheFolder;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.policy.bundle.PolicyStore;
import java.util.Optional;

/// Compiled policies in the user's cache.
final class KeptPolicies implements PolicyStore.Kept {
  private static final String SHELF = "policies";

  private final Surroundings surroundings;

  KeptPolicies(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Optional<byte[]> find(String key) {
    return cache().flatMap(cache -> cache.blob(SHELF, key));
  }

  @Override
  public void keep(String key, byte[] bytes) {
    cache().ifPresent(cache -> cache.keep(SHELF, key, bytes));
  }

  private Optional<Cache> cache() {
    return CacheFolder.usualCache(surroundings);
  }
}
