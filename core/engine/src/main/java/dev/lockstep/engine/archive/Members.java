package dev.lockstep.engine.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The members of an archive, one after the other.
///
/// A compressed stream has one member, named like the archive without its last suffix, or the
/// members of the tar that it holds.
public abstract sealed class Members implements AutoCloseable
    permits ZipMembers, TarMembers, SingleMember {
  /// Raised when the same archive may give other members.
  public static final int VERSION = 2;

  private static final int BUFFER = 64 << 10;
  private static final int END_OF_DIRECTORY = 'P' << 24 | 'K' << 16 | 5 << 8 | 6;
  private static final int XZ_MEMORY_KIB = 128 << 10;

  /// Begins to read.
  ///
  /// @param name the archive's own name, without folders
  /// @throws IOException also where a library stumbles over malformed bytes
  public static Members open(ArchiveFormat format, InputStream in, String name) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER);
    return switch (format) {
      case ZIP -> new ZipMembers(buffered);
      case TAR -> new TarMembers(buffered);
      case GZIP, BZIP2, XZ, ZSTD -> unpacked(inflated(format, buffered), name);
    };
  }

  /// Whether the mark of a zip's directory occurs, by which others may find members that do not lie
  /// at the beginning. Source: APPNOTE.TXT 6.3.10, section 4.3.16.
  public static boolean holdsDirectory(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, BUFFER);
    int last = 0;
    for (int next = buffered.read(); next >= 0; next = buffered.read()) {
      last = last << 8 | next;
      if (last == END_OF_DIRECTORY) {
        return true;
      }
    }
    return false;
  }

  private static InputStream inflated(ArchiveFormat format, InputStream in) throws IOException {
    try {
      InputStream inflated =
          switch (format) {
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
            case ZSTD -> new io.airlift.compress.v3.zstd.ZstdInputStream(in);
            case ZIP, TAR -> in;
          };
      return new MemberStream(inflated);
    } catch (RuntimeException e) {
      throw new IOException("malformed " + format, e);
    }
  }

  /// Looks whether a tar is inside.
  private static Members unpacked(InputStream inflated, String name) throws IOException {
    BufferedInputStream peeked = new BufferedInputStream(inflated, BUFFER);
    peeked.mark(TarHeader.SIZE);
    byte[] start = new byte[TarHeader.SIZE];
    int length = 0;
    try {
      length = peeked.readNBytes(start, 0, start.length);
    } catch (IOException e) {
      // Broken within the first bytes: whoever reads the member meets it again.
      length = 0;
    }
    peeked.reset();
    return length == TarHeader.SIZE && TarHeader.isHeader(start)
        ? new TarMembers(peeked)
        : new SingleMember(peeked, name);
  }

  /// Goes to the next member.
  ///
  /// @return whether there is one
  /// @throws IOException where the archive is cut off or malformed
  public abstract boolean next() throws IOException;

  /// The path of the member as the archive states it.
  public abstract String name();

  /// Its size in bytes, as the archive states it; -1 where it does not.
  public abstract long size();

  /// Whether this is the one content of a compressed stream, which is no tar.
  public final boolean isSingle() {
    return this instanceof SingleMember;
  }

  /// Whether the member is one of a zip and deflated.
  public boolean isDeflated() {
    return false;
  }

  /// Why the member cannot be read though the archive can; null where it can.
  public abstract @Nullable String refusal();

  /// Its bytes; of no use after [#next].
  public abstract InputStream stream();

  @Override
  public abstract void close() throws IOException;
}
