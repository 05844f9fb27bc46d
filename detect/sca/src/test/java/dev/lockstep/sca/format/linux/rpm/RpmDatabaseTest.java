package dev.lockstep.sca.format.linux.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sca.Listed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RpmDatabaseTest {
  private static final List<String> BASH = List.of("pkg:rpm/bash@5.2-1.el9?arch=x86_64");

  @Test
  void ndbIsRead() {
    ByteBuffer file = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, "RpmP".getBytes(StandardCharsets.US_ASCII)).putInt(12, 1);
    for (int slot = 2; slot < 256; slot++) {
      file.put(slot * 16, "Slot".getBytes(StandardCharsets.US_ASCII));
    }
    byte[] header = header();
    file.putInt(36, 1).putInt(40, 4096 / 16).putInt(44, 10);
    file.put(4096, "BlbS".getBytes(StandardCharsets.US_ASCII));
    file.putInt(4108, header.length).put(4112, header);
    assertEquals(BASH, Listed.ofBytes("usr/lib/sysimage/rpm/Packages.db", file.array()).purls());
  }

  @Test
  void sqliteIsRead() {
    ByteBuffer file = ByteBuffer.allocate(1024);
    file.put(0, "SQLite format 3\u0000".getBytes(StandardCharsets.US_ASCII));
    file.putShort(16, (short) 512);
    byte[] schema = "tablePackagesPackages\u0002sql".getBytes(StandardCharsets.US_ASCII);
    cell(file, 0, 100, new byte[] {6, 23, 29, 29, 1, 19}, schema);
    byte[] header = header();
    int type = header.length * 2 + 12;
    byte[] types = {4, 0, (byte) (type >> 7 | 0x80), (byte) (type & 0x7f)};
    cell(file, 512, 512, types, header);
    assertEquals(BASH, Listed.ofBytes("var/lib/rpm/rpmdb.sqlite", file.array()).purls());
  }

  @Test
  void aDamagedDatabaseIsAProblem() {
    byte[] bytes = new byte[1024];
    System.arraycopy("SQLite format 3".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 15);
    assertEquals(
        List.of(
            "incomplete malformed-manifest var/lib/rpm/rpmdb.sqlite this is no rpm-database: its"
                + " pages have 0 bytes"),
        Listed.ofBytes("var/lib/rpm/rpmdb.sqlite", bytes).problems());
  }

  /// A leaf page with one row, whose key is 1.
  private static void cell(ByteBuffer file, int page, int header, byte[] types, byte[] values) {
    int size = types.length + values.length;
    int offset = 200;
    file.put(header, (byte) 13).putShort(header + 3, (short) 1);
    file.putShort(header + 8, (short) offset);
    int at = page + offset;
    if (size > 127) {
      file.put(at++, (byte) (size >> 7 | 0x80));
    }
    file.put(at++, (byte) (size & 0x7f)).put(at++, (byte) 1);
    file.put(at, types).put(at + types.length, values);
  }

  /// A header of name, version, release and architecture.
  private static byte[] header() {
    String data = "bash\u00005.2\u00001.el9\u0000x86_64\u0000";
    int[][] entries = {{1000, 0}, {1001, 5}, {1002, 9}, {1022, 15}};
    ByteBuffer header = ByteBuffer.allocate(8 + entries.length * 16 + data.length());
    header.putInt(entries.length).putInt(data.length());
    for (int[] entry : entries) {
      header.putInt(entry[0]).putInt(6).putInt(entry[1]).putInt(1);
    }
    return header.put(data.getBytes(StandardCharsets.US_ASCII)).array();
  }
}
