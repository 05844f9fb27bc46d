package dev.lockstep.engine.scan;

import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Memory;
import dev.lockstep.engine.cache.Stamps;
import dev.lockstep.engine.source.FileStamp;
import dev.lockstep.model.Problem;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What the threads of one run share.
///
/// @param secret the key of this run's seals
record Course(
    Extractors extractors,
    List<Detector> detectors,
    Limits limits,
    Memory memory,
    Store store,
    Stamps stamps,
    Tally tally,
    long secret,
    BooleanSupplier cancelled) {

  void checkCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new ScanCancelled();
    }
  }

  /// Notes what a file's stamp stands for, where there is a next scan to use it.
  void remember(String path, FileStamp stamp, ContentKey key) {
    if (memory.keeps()) {
      stamps.add(path, stamp, key);
    }
  }

  void tellUnkept() {
    tally.add(
        Problem.notice(
            "cache-not-written",
            "",
            "the cache folder cannot be written to; the next scan starts afresh"));
  }

  /// Notes an entry for the detectors that want it for its path.
  void wanted(Occurrence occurrence) {
    for (int i = 0; i < detectors.size(); i++) {
      if (detectors.get(i).wants(occurrence.pathInTarget())) {
        tally.wants(i, occurrence);
      }
    }
  }
}
