package dev.lockstep.sast.link;

import dev.lockstep.sast.flow.Code;
import dev.lockstep.sast.search.RuleRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of a project that were asked last, as far as their trees fit: what is asked again
/// later is read again. May be used by several threads.
final class ReadFiles {
  private static final long MOST_NODES = 3_000_000;

  private final Map<Integer, Read> files = new LinkedHashMap<>(16, 0.75f, true);
  private long nodes;

  /// A file that was read, with what rules see in it; also the lock of who asks for that.
  record Read(RuleRun run, Code code) {}

  /// Null where it is not there, or not any more.
  synchronized @Nullable Read get(int unit) {
    return files.get(unit);
  }

  /// Keeps a file.
  ///
  /// @return what another thread has kept meanwhile, or the same
  synchronized Read keep(int unit, Read fresh) {
    Read first = files.putIfAbsent(unit, fresh);
    if (first != null) {
      return first;
    }
    nodes += fresh.code().tree().size();
    var eldest = files.entrySet().iterator();
    while (nodes > MOST_NODES && files.size() > 1) {
      nodes -= eldest.next().getValue().code().tree().size();
      eldest.remove();
    }
    return fresh;
  }
}
