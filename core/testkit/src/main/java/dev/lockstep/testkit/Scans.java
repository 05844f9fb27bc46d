package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.scan.Limits;
import dev.lockstep.engine.scan.Progress;
import dev.lockstep.engine.scan.Scan;
import dev.lockstep.engine.scan.ScanResult;
import dev.lockstep.engine.scan.ScanSettings;
import dev.lockstep.engine.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Scans in tests: each runs with one, two and eight threads, and must give the same.
public final class Scans {
  private static final long CACHE_BYTES = 64L << 20;

  private Scans() {}

  /// @param sources made anew for each run
  public static ScanResult run(Capability capability, Supplier<List<Source>> sources) {
    return run(capability, Limits.DEFAULT, sources);
  }

  public static ScanResult run(
      Capability capability, Limits limits, Supplier<List<Source>> sources) {
    ScanResult one = once(capability, limits, 1, null, sources.get());
    for (int jobs : new int[] {2, 8}) {
      assertSame(one, once(capability, limits, jobs, null, sources.get()));
    }
    return one;
  }

  /// A scan that uses a cache, on two threads.
  public static ScanResult cached(
      Capability capability, Path cache, String target, Supplier<List<Source>> sources) {
    ScanSettings settings =
        new ScanSettings(2, Limits.DEFAULT, new Cache(cache, CACHE_BYTES), target, Progress.NONE);
    ScanResult result = new Scan(List.of(capability), settings).run(sources.get());
    ScanInvariants.check(result);
    return result;
  }

  private static ScanResult once(
      Capability capability,
      Limits limits,
      int jobs,
      @org.jspecify.annotations.Nullable Cache cache,
      List<Source> sources) {
    ScanSettings settings = new ScanSettings(jobs, limits, cache, "", Progress.NONE);
    ScanResult result = new Scan(List.of(capability), settings).run(sources);
    ScanInvariants.check(result);
    return result;
  }

  /// Whether two scans give the same, but for figures of the cache and the traces of bugs.
  public static void assertSame(ScanResult expected, ScanResult actual) {
    assertEquals(expected.rules(), actual.rules());
    assertEquals(expected.findings(), actual.findings());
    assertEquals(expected.components(), actual.components());
    assertEquals(expected.problems(), actual.problems());
    assertEquals(expected.coverage(), actual.coverage());
  }
}
