package dev.lockstep.engine.scan;

import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.git.lineage.HistoryRecord;
import dev.lockstep.engine.git.walk.AttributionRecord;
import dev.lockstep.engine.git.walk.HistoryState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What scans of a history leave for the next one. What is torn or gone is a miss.
final class KeptHistory {
  private static final String RECORDS = "histories";
  private static final String ATTRIBUTIONS = "attributions";
  private static final String STATES = "states";

  private final @Nullable Cache cache;
  private final String key;
  private final Runnable unkept;

  /// What a scan ended with.
  ///
  /// @param stamp names it, see [HistoryKeeping]
  /// @param members how many of archives were counted as files
  /// @param memberBytes their sizes added up
  record State(long stamp, long members, long memberBytes, HistoryState references) {}

  /// @param cache null to keep nothing
  /// @param key all that facts depend on besides the history
  /// @param unkept is told where something could not be written
  KeptHistory(@Nullable Cache cache, String key, Runnable unkept) {
    this.cache = cache;
    this.key = key;
    this.unkept = unkept;
  }

  HistoryRecord record() {
    try {
      return blob(RECORDS, key).map(HistoryRecord::fromBytes).orElse(HistoryRecord.EMPTY);
    } catch (MalformedFact e) {
      return HistoryRecord.EMPTY;
    }
  }

  void keep(HistoryRecord record) {
    if (cache != null) {
      keep(RECORDS, key, record.toBytes());
    }
  }

  @Nullable AttributionRecord attribution() {
    try {
      return blob(ATTRIBUTIONS, key).map(AttributionRecord::fromBytes).orElse(null);
    } catch (MalformedFact e) {
      return null;
    }
  }

  void keep(AttributionRecord record) {
    if (cache != null) {
      keep(ATTRIBUTIONS, key, record.toBytes());
    }
  }

  /// @param scope what decides besides which places are seen, and how
  @Nullable State state(String scope) {
    try {
      return blob(STATES, key + '\n' + scope).map(KeptHistory::state).orElse(null);
    } catch (MalformedFact | BufferUnderflowException e) {
      return null;
    }
  }

  private static State state(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long stamp = in.getLong();
    long members = in.getLong();
    long memberBytes = in.getLong();
    byte[] references = new byte[in.remaining()];
    in.get(references);
    return new State(stamp, members, memberBytes, HistoryState.fromBytes(references));
  }

  void keep(State state, String scope) {
    if (cache != null) {
      byte[] references = state.references().toBytes();
      ByteBuffer out = ByteBuffer.allocate(3 * Long.BYTES + references.length);
      out.putLong(state.stamp()).putLong(state.members()).putLong(state.memberBytes());
      keep(STATES, key + '\n' + scope, out.put(references).array());
    }
  }

  private Optional<byte[]> blob(String shelf, String name) {
    return cache == null ? Optional.empty() : cache.blob(shelf, name);
  }

  private void keep(String shelf, String name, byte[] bytes) {
    if (cache != null && !cache.keep(shelf, name, bytes)) {
      unkept.run();
    }
  }
}
