package dev.lockstep.sca.format.linux.rpm;

import dev.lockstep.value.MalformedDocument;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A hash table of Berkeley DB, as `Packages` is: pages of entries whose values lie on chains of
/// overflow pages. See Berkeley DB's dbinc/db_page.h.
final class BerkeleyFile {
  static final int MAGIC = 0x061561;
  private static final int HASH_UNSORTED = 2;
  private static final int OVERFLOW = 7;
  private static final int HASH = 13;
  private static final int HEADER = 26;
  private static final byte OFF_PAGE = 3;

  private final ByteBuffer file;
  private final int pageSize;
  private final int pages;

  private BerkeleyFile(ByteBuffer file) throws MalformedDocument {
    this.file = file;
    pageSize = file.getInt(20);
    if (pageSize < 512 || pageSize > 1 << 16 || Integer.bitCount(pageSize) != 1) {
      throw new MalformedDocument("its pages have " + pageSize + " bytes", 0, 0, null);
    }
    pages = file.limit() / pageSize;
  }

  static void read(ByteBuffer file, Headers out) throws MalformedDocument {
    boolean swapped = file.order(ByteOrder.LITTLE_ENDIAN).getInt(12) != MAGIC;
    file.order(swapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    BerkeleyFile table = new BerkeleyFile(file);
    for (int page = 1; page < table.pages; page++) {
      int type = file.get(page * table.pageSize + 25);
      if (type == HASH || type == HASH_UNSORTED) {
        table.entries(page, out);
      }
    }
  }

  /// Keys and values take turns; a value is a header where it is too large for the page.
  private void entries(int page, Headers out) throws MalformedDocument {
    int start = page * pageSize;
    int entries = file.getShort(start + 20) & 0xffff;
    for (int i = 1; i < entries; i += 2) {
      int at = start + (file.getShort(start + HEADER + 2 * i) & 0xffff);
      if (file.get(at) == OFF_PAGE) {
        int first = file.getInt(at + 4);
        int length = file.getInt(at + 8);
        out.add(value(first, length));
      }
    }
  }

  private ByteBuffer value(int first, int length) throws MalformedDocument {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int page = first;
    for (int read = 0; page != 0; read++) {
      int start = Math.multiplyExact(page, pageSize);
      if (read > pages || file.get(start + 25) != OVERFLOW) {
        throw new MalformedDocument("the chain of pages from " + first + " is broken", 0, 0, null);
      }
      int next = file.getInt(start + 16);
      int size = next == 0 ? file.getShort(start + 22) & 0xffff : pageSize - HEADER;
      byte[] part = new byte[Math.min(size, pageSize - HEADER)];
      file.get(start + HEADER, part);
      bytes.write(part, 0, part.length);
      page = next;
    }
    byte[] value = bytes.toByteArray();
    return ByteBuffer.wrap(value, 0, Math.min(value.length, Math.max(0, length))).slice();
  }
}
