package dev.lockstep.sca.format.linux.rpm;

import dev.lockstep.value.MalformedDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The table `Packages` of a SQLite database: a tree of pages, whose leaves hold rows of a number
/// and a blob. See SQLite's Database File Format.
final class SqliteFile {
  static final String MAGIC = "SQLite format 3\u0000";
  private static final int LEAF = 13;
  private static final int INTERIOR = 5;
  private static final int FILE_HEADER = 100;
  private static final int MAX_DEPTH = 40;

  private final ByteBuffer file;
  private final int pageSize;
  private final int usable;
  private int visited;

  /// A row's payload, which may lie on several pages.
  private interface Rows {
    void add(ByteBuffer payload) throws MalformedDocument;
  }

  private SqliteFile(ByteBuffer file) throws MalformedDocument {
    this.file = file;
    int stated = file.getShort(16) & 0xffff;
    pageSize = stated == 1 ? 1 << 16 : stated;
    usable = pageSize - (file.get(20) & 0xff);
    if (pageSize < 512 || usable < 480) {
      throw new MalformedDocument("its pages have " + pageSize + " bytes", 0, 0, null);
    }
  }

  static void read(ByteBuffer file, Headers out) throws MalformedDocument {
    SqliteFile database = new SqliteFile(file);
    int[] root = new int[1];
    database.walk(
        1,
        0,
        payload -> {
          Row row = new Row(payload);
          if (row.text(0).equals("table") && row.text(1).equals("Packages")) {
            root[0] = row.number(3);
          }
        });
    if (root[0] > 0) {
      database.walk(
          root[0],
          0,
          payload -> {
            ByteBuffer blob = new Row(payload).blob(1);
            if (blob != null) {
              out.add(blob);
            }
          });
    }
  }

  private void walk(int page, int depth, Rows rows) throws MalformedDocument {
    if (depth > MAX_DEPTH || ++visited > file.limit() / pageSize + 2 || page < 1) {
      throw new MalformedDocument("its tree of pages is damaged", 0, 0, null);
    }
    int start = Math.multiplyExact(page - 1, pageSize);
    int header = page == 1 ? start + FILE_HEADER : start;
    int type = file.get(header);
    int cells = file.getShort(header + 3) & 0xffff;
    int pointers = header + (type == INTERIOR ? 12 : 8);
    for (int i = 0; i < cells; i++) {
      int cell = start + (file.getShort(pointers + 2 * i) & 0xffff);
      if (type == INTERIOR) {
        walk(file.getInt(cell), depth + 1, rows);
      } else if (type == LEAF) {
        rows.add(payload(cell));
      }
    }
    if (type == INTERIOR) {
      walk(file.getInt(header + 8), depth + 1, rows);
    }
  }

  /// The payload of a leaf's cell; what does not fit lies on a chain of overflow pages.
  private ByteBuffer payload(int cell) throws MalformedDocument {
    Varint size = Varint.at(file, cell);
    Varint row = Varint.at(file, size.end());
    int length = Math.toIntExact(size.value());
    if (length < 0 || length > file.limit()) {
      throw new MalformedDocument("a row says that it has " + length + " bytes", 0, 0, null);
    }
    int most = usable - 35;
    if (length <= most) {
      return file.slice(row.end(), length);
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int fitting = least + (length - least) % (usable - 4);
    int local = fitting <= most ? fitting : least;
    byte[] bytes = new byte[length];
    file.get(row.end(), bytes, 0, local);
    int read = local;
    int page = file.getInt(row.end() + local);
    while (read < length) {
      if (page < 1) {
        throw new MalformedDocument("a chain of pages ends early", 0, 0, null);
      }
      int start = Math.multiplyExact(page - 1, pageSize);
      int part = Math.min(length - read, usable - 4);
      file.get(start + 4, bytes, read, part);
      read += part;
      page = file.getInt(start);
    }
    return ByteBuffer.wrap(bytes);
  }

  /// SQLite's numbers of one to nine bytes.
  private record Varint(long value, int end) {
    static Varint at(ByteBuffer in, int at) {
      long value = 0;
      for (int i = 0; i < 8; i++) {
        byte next = in.get(at + i);
        value = value << 7 | (next & 0x7f);
        if (next >= 0) {
          return new Varint(value, at + i + 1);
        }
      }
      return new Varint(value << 8 | (in.get(at + 8) & 0xff), at + 9);
    }
  }

  /// A row: the types of its columns, then their values.
  private record Row(ByteBuffer payload) {
    String text(int column) {
      ByteBuffer bytes = blob(column);
      return bytes == null ? "" : StandardCharsets.UTF_8.decode(bytes).toString();
    }

    int number(int column) {
      ByteBuffer bytes = blob(column);
      int value = 0;
      while (bytes != null && bytes.hasRemaining()) {
        value = value << 8 | (bytes.get() & 0xff);
      }
      return value;
    }

    /// The bytes of a column; null where the row has none.
    @Nullable ByteBuffer blob(int column) {
      Varint header = Varint.at(payload, 0);
      int at = header.end();
      int data = Math.toIntExact(header.value());
      for (int i = 0; at < header.value(); i++) {
        Varint type = Varint.at(payload, at);
        int size = size(type.value());
        if (i == column) {
          return payload.slice(data, size);
        }
        data += size;
        at = type.end();
      }
      return null;
    }

    private static int size(long type) {
      return switch ((int) Math.min(type, 12)) {
        case 0, 8, 9, 10, 11 -> 0;
        case 5 -> 6;
        case 6, 7 -> 8;
        case 12 -> Math.toIntExact((type - 12) / 2);
        default -> (int) type;
      };
    }
  }
}
