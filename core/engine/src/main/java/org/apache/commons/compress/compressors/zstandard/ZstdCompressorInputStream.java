package org.apache.commons.compress.compressors.zstandard;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.CompressorInputStream;

/// Zstandard within zips (method 93), in place of Commons Compress' class of this name.
///
/// That one needs native code which we do not have: a zip with such a member ended in a linkage
/// error. And as it cannot be verified without, no start-up cache holds it, while the readers of
/// zips that name it are linked at each start: each start read the directory of the whole jar for
/// it.
public final class ZstdCompressorInputStream extends CompressorInputStream {
  private final InputStream in;

  /// @param in a Zstandard stream
  public ZstdCompressorInputStream(InputStream in) throws IOException {
    this.in = new ZstdInputStream(in);
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? -1 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int read = in.read(into, at, length);
    count(read);
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
