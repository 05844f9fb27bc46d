package dev.lockstep.engine.archive;

import org.jspecify.annotations.Nullable;

/// What holds members, told by its first bytes and never by its name.
public enum ArchiveFormat {
  ZIP(1),
  TAR(2),
  GZIP(3),
  BZIP2(4),
  XZ(5),
  ZSTD(6);

  /// How many first bytes tell the format.
  public static final int START = 512;

  /// The header of a zip's member; of gzip the header, the trailer and the shortest block; of xz
  /// both of its ends and an empty index; of zstd the mark, the shortest header and a block's.
  private static final int SHORTEST_ZIP = 30;

  private static final int SHORTEST_GZIP = 20;
  private static final int SHORTEST_XZ = 32;
  private static final int SHORTEST_ZSTD = 9;

  private final int code;

  ArchiveFormat(int code) {
    this.code = code;
  }

  /// The number under which facts keep it; never changes.
  public int code() {
    return code;
  }

  /// The format of a number; null where it is none's.
  public static @Nullable ArchiveFormat ofCode(int code) {
    for (ArchiveFormat format : values()) {
      if (format.code == code) {
        return format;
      }
    }
    return null;
  }

  /// The format of a content that begins like this; null where it is no archive, as what is shorter
  /// than the shortest one of its format.
  ///
  /// @param length how many first bytes are here: all of the content, or [#START]
  public static @Nullable ArchiveFormat of(byte[] start, int length) {
    if (length < 4) {
      return null;
    }
    int first = start[0] & 0xff;
    int second = start[1] & 0xff;
    int third = start[2] & 0xff;
    int fourth = start[3] & 0xff;
    if (first == 'P' && second == 'K' && ((third == 3 && fourth == 4) || third == '0')) {
      return length >= SHORTEST_ZIP && (third == 3 || fourth == '0') ? ZIP : null;
    }
    if (first == 0x1f && second == 0x8b && third == 8) {
      return length >= SHORTEST_GZIP ? GZIP : null;
    }
    if (first == 'B' && second == 'Z' && third == 'h' && fourth >= '1' && fourth <= '9') {
      return length >= 10 && isBzip2Block(start) ? BZIP2 : null;
    }
    if (first == 0xfd && second == '7' && third == 'z' && fourth == 'X') {
      return length >= SHORTEST_XZ && start[4] == 'Z' && start[5] == 0 ? XZ : null;
    }
    if (first == 0x28 && second == 0xb5 && third == 0x2f && fourth == 0xfd) {
      return length >= SHORTEST_ZSTD ? ZSTD : null;
    }
    return length >= TarHeader.SIZE && TarHeader.isHeader(start) ? TAR : null;
  }

  /// A first block, or the end of an empty stream: the digits of pi, or of its square root.
  private static boolean isBzip2Block(byte[] start) {
    return (start[4] == 0x31 && start[5] == 0x41 && start[6] == 0x59)
        || (start[4] == 0x17 && start[5] == 0x72 && start[6] == 0x45);
  }
}
