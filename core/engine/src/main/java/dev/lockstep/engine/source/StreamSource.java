package dev.lockstep.engine.source;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A stream that can be read only once, such as standard input: kept in memory, or in a file of its
/// own when it is large.
public final class StreamSource implements Source {
  /// Beyond this a stream is kept on disk.
  private static final int IN_MEMORY_BYTES = 16 << 20;

  private final InputStream in;
  private final String shown;
  private final Path spool;
  private @Nullable Path spooled;

  /// @param shown the path that reports show: `-`
  /// @param spool the folder in which a large stream is kept until the scan ends
  public StreamSource(InputStream in, String shown, Path spool) {
    this.in = in;
    this.shown = shown;
    this.spool = spool;
  }

  @Override
  public void emit(Sink sink) {
    try {
      byte[] start = in.readNBytes(IN_MEMORY_BYTES);
      if (start.length < IN_MEMORY_BYTES) {
        sink.entry(entry(start.length, () -> new ByteArrayInputStream(start)));
        return;
      }
      Path file = spool(start);
      sink.entry(entry(Files.size(file), new FileBytes(file)));
    } catch (IOException e) {
      sink.problem(
          Problem.incomplete("unreadable", shown, "the stream broke off: " + e.getMessage()));
    }
  }

  private Entry entry(long size, Bytes bytes) {
    return Entry.of(new Occurrence(shown, shown, null), size, bytes);
  }

  /// The file is readable by this user alone: it may hold secrets.
  private Path spool(byte[] start) throws IOException {
    Files.createDirectories(spool);
    Path file = Files.createTempFile(spool, "stream-", ".tmp");
    spooled = file;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      out.write(start);
      in.transferTo(out);
    }
    return file;
  }

  /// Removes the file.
  @Override
  public void close() {
    try {
      if (spooled != null) {
        Files.deleteIfExists(spooled);
      }
    } catch (IOException e) {
      spooled.toFile().deleteOnExit();
    }
  }
}
