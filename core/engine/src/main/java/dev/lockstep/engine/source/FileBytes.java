package dev.lockstep.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A regular file's bytes. A link that has taken its place since the walk is not followed.
record FileBytes(Path path) implements Bytes {
  private static final Set<java.nio.file.OpenOption> OPTIONS =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  @Override
  public InputStream open() throws IOException {
    return new Reading(Files.newByteChannel(path, OPTIONS));
  }

  @Override
  public InputStream openAt(long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path, OPTIONS);
    channel.position(offset);
    return new Reading(channel);
  }

  /// Reads straight into the caller's array.
  private static final class Reading extends InputStream {
    private final SeekableByteChannel channel;

    Reading(SeekableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      return length == 0 ? 0 : channel.read(ByteBuffer.wrap(into, at, length));
    }

    @Override
    public long skip(long count) throws IOException {
      long from = channel.position();
      long to = Math.min(channel.size(), from + Math.max(0, count));
      channel.position(Math.max(from, to));
      return Math.max(0, to - from);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
