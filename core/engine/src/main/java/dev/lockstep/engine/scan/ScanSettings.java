package dev.lockstep.engine.scan;

import dev.lockstep.engine.cache.Cache;
import org.jspecify.annotations.Nullable;

/// How a scan runs; nothing here changes what it finds, but for the limits.
///
/// @param jobs threads that examine, at least 1
/// @param cache where facts are kept; null for a scan that remembers nothing
/// @param target what the stat cache of this target is called: its absolute path and whatever else
///     changes which files are in it
/// @param lineage whether histories believe what deltas copy; if not, every content is examined
///     whole, for comparison
public record ScanSettings(
    int jobs,
    Limits limits,
    @Nullable Cache cache,
    String target,
    Progress progress,
    boolean lineage) {

  public ScanSettings(
      int jobs, Limits limits, @Nullable Cache cache, String target, Progress progress) {
    this(jobs, limits, cache, target, progress, true);
  }

  public ScanSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs: " + jobs);
    }
  }

  /// A scan on so many threads that remembers nothing.
  public static ScanSettings uncached(int jobs) {
    return new ScanSettings(jobs, Limits.DEFAULT, null, "", Progress.NONE);
  }
}
