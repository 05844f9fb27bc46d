package dev.lockstep.engine.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

final class MembersTest {
  private static final int READ_AT_MOST = 1 << 20;

  @Test
  void readsLongNamesOfBothDialects() throws IOException {
    String name = "folder/".repeat(40) + "file";
    for (int mode :
        new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
      Members members =
          Members.open(ArchiveFormat.TAR, new ByteArrayInputStream(tar(name, mode)), "t.tar");
      assertTrue(members.next());
      assertEquals(name, members.name());
      assertEquals("content", text(members.stream()));
      assertEquals(false, members.next());
    }
  }

  @Test
  void aStumpOfAZipIsMalformedAndNoEmptyArchive() throws IOException {
    byte[] stump = "PK\003\004aaaabbbbcccc".getBytes(StandardCharsets.ISO_8859_1);
    try (Members members =
        Members.open(ArchiveFormat.ZIP, new ByteArrayInputStream(stump), "t.zip")) {
      assertThrows(IOException.class, members::next);
    }
  }

  @Test
  void readsMembersThatZstandardPacked() throws IOException {
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    ByteBuffer zip = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 63).putShort((short) 0).putShort((short) 93).putInt(0);
    zip.putInt((int) crc(content)).putInt(9 + content.length).putInt(content.length);
    zip.putShort((short) 1).putShort((short) 0).put((byte) 'a');
    zip.putInt(0xfd2fb528).put((byte) 0x20).put((byte) content.length);
    zip.put((byte) (content.length << 3 | 1)).putShort((short) 0).put(content);
    try (Members members =
        Members.open(
            ArchiveFormat.ZIP, new ByteArrayInputStream(zip.array(), 0, zip.position()), "t.zip")) {
      assertTrue(members.next());
      assertNull(members.refusal());
      assertEquals("content", text(members.stream()));
    }
  }

  private static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  @Test
  void tellsNoArchiveFromPlainBytes() {
    byte[] text = "PKcode, BZh, not an archive".repeat(30).getBytes(StandardCharsets.UTF_8);
    assertNull(ArchiveFormat.of(text, 512));
    assertNull(ArchiveFormat.of(new byte[512], 512));
  }

  /// Real archives with bytes changed, cut or repeated: an [IOException] or members, nothing else.
  @Test
  void survivesSpoiledArchives() throws IOException {
    byte[][] whole = {tar("name", TarArchiveOutputStream.LONGFILE_GNU), zip(), gzip(tar("n", 0))};
    Random random = new Random(21);
    for (int round = 0; round < 3000; round++) {
      byte[] spoiled = whole[round % whole.length].clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        spoiled[random.nextInt(Math.min(spoiled.length, 700))] = (byte) random.nextInt();
      }
      readAll(Arrays.copyOf(spoiled, 1 + random.nextInt(spoiled.length)));
    }
  }

  @FuzzTest
  void readsAnyBytes(byte[] bytes) {
    readAll(bytes);
  }

  private static void readAll(byte[] bytes) {
    for (ArchiveFormat format : ArchiveFormat.values()) {
      try (Members members = Members.open(format, new ByteArrayInputStream(bytes), "a.gz")) {
        for (int i = 0; i < 100 && members.next(); i++) {
          if (members.refusal() == null) {
            members.stream().readNBytes(READ_AT_MOST);
          }
        }
      } catch (IOException e) {
        assertTrue(!String.valueOf(e.getMessage()).isEmpty());
      }
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] tar(String name, int longFileMode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(longFileMode);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(7);
      tar.putArchiveEntry(entry);
      tar.write("content".getBytes(StandardCharsets.UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("name"));
      zip.write("content".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
