package dev.lockstep.testkit;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.source.Bytes;
import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A target of entries that are in memory only.
public final class MemorySource implements Source {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// Adds a text.
  public MemorySource with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public MemorySource with(String path, byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(path, copy.length, () -> new ByteArrayInputStream(copy));
  }

  /// Adds bytes that come from anywhere, such as ones that break off.
  ///
  /// @param size what the source says their size is
  public MemorySource with(String path, long size, Bytes bytes) {
    entries.put(path, Entry.of(new Occurrence(path, path, null), size, bytes));
    return this;
  }

  @Override
  public void emit(Sink sink) {
    entries.values().forEach(sink::entry);
  }
}
