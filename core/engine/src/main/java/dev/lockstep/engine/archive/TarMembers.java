package dev.lockstep.engine.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The members of a tar: plain files of every dialect, with the long names of GNU and pax. Our own
/// reader, as the libraries' keep names and attributes of any size in memory.
final class TarMembers extends Members {
  private static final int MAX_ATTRIBUTES = 1 << 20;

  private final InputStream in;
  private final Body body = new Body();
  private final byte[] block = new byte[TarHeader.SIZE];
  private String name = "";
  private long size;
  private long left;
  private long padding;

  TarMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    String longName = null;
    long longSize = -1;
    while (true) {
      in.skipNBytes(left + padding);
      left = 0;
      padding = 0;
      TarHeader header = header();
      if (header == null) {
        return false;
      }
      char type = header.type();
      begin(header.size());
      if (type == 'L' || type == 'x') {
        String text = attributes();
        longName = type == 'L' ? text : value(text, "path", longName);
        String stated = type == 'x' ? value(text, "size", null) : null;
        longSize = stated == null ? longSize : number(stated);
        continue;
      }
      if (header.isFile()) {
        if (longSize >= 0) {
          begin(longSize);
        }
        name = longName == null ? header.name() : longName;
        size = left;
        skipSparseMap(header);
        return true;
      }
      longName = null;
      longSize = -1;
      // A link, folder or device has no bytes, whatever its size says; other types have theirs.
      if (type >= '1' && type <= '6') {
        begin(0);
      }
    }
  }

  private void begin(long bytes) {
    left = bytes;
    padding = -bytes & (TarHeader.SIZE - 1);
  }

  private @Nullable TarHeader header() throws IOException {
    int read = in.readNBytes(block, 0, block.length);
    if (read == 0 || (read == block.length && TarHeader.isZero(block))) {
      return null;
    }
    if (read < block.length) {
      throw new EOFException("the tar ends within a header");
    }
    if (!TarHeader.isHeader(block)) {
      throw new IOException("malformed tar: a header's checksum is wrong");
    }
    return new TarHeader(block);
  }

  private void skipSparseMap(TarHeader header) throws IOException {
    boolean more = header.isSparseExtended();
    byte[] map = new byte[TarHeader.SIZE];
    while (more) {
      if (in.readNBytes(map, 0, map.length) < map.length) {
        throw new EOFException("the tar ends within a sparse file's map");
      }
      more = map[504] != 0;
    }
  }

  private String attributes() throws IOException {
    if (left > MAX_ATTRIBUTES) {
      throw new IOException("malformed tar: " + left + " bytes of attributes");
    }
    byte[] bytes = body.readNBytes((int) left);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /// The value of a pax record `LENGTH KEY=VALUE\n`.
  private static @Nullable String value(String records, String key, @Nullable String otherwise) {
    String found = otherwise;
    for (String record : records.split("\n")) {
      int space = record.indexOf(' ');
      if (record.startsWith(key + "=", space + 1)) {
        found = record.substring(space + 2 + key.length());
      }
    }
    return found;
  }

  private static long number(String text) throws IOException {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IOException("malformed tar: the size " + text, e);
    }
    throw new IOException("malformed tar: the size " + text);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public @Nullable String refusal() {
    return null;
  }

  @Override
  public InputStream stream() {
    return body;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /// What is left of the member.
  private final class Body extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, at, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("the tar ends within " + name);
      }
      left -= read;
      return read;
    }
  }
}
