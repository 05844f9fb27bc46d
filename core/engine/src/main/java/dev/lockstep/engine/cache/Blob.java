package dev.lockstep.engine.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// Bytes in a file of their own, with a sum that tells whether they are whole.
final class Blob {
  private static final long MAGIC = 0x4c53424c_4f423031L;
  private static final int HEAD = 12;
  private static final int BUFFER = 1 << 14;

  private Blob() {}

  /// The bytes of a file; none where it is torn, foreign or gone.
  static Optional<byte[]> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] kept = Files.readAllBytes(file);
      boolean whole =
          kept.length >= HEAD
              && ByteBuffer.wrap(kept).getLong(0) == MAGIC
              && ByteBuffer.wrap(kept).getInt(8) == sum(kept);
      return whole ? Optional.of(Arrays.copyOfRange(kept, HEAD, kept.length)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Writes a file beside and puts it in place at once.
  ///
  /// @return whether that was possible
  static boolean write(Folder folder, String shelf, Path file, Cache.Content content) {
    Path unfinished = null;
    try {
      unfinished = folder.begin(shelf);
      fill(unfinished, content);
      folder.publish(unfinished, file);
      return true;
    } catch (IOException e) {
      if (unfinished != null) {
        Folder.discard(unfinished);
      }
      return false;
    }
  }

  /// The head, which has the sum of what follows, is written last.
  private static void fill(Path file, Cache.Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      CRC32C crc = new CRC32C();
      channel.position(HEAD);
      OutputStream out =
          new BufferedOutputStream(
              new CheckedOutputStream(Channels.newOutputStream(channel), crc), BUFFER);
      content.write(out);
      out.flush();
      ByteBuffer head = ByteBuffer.allocate(HEAD).putLong(MAGIC).putInt((int) crc.getValue());
      channel.write(head.flip(), 0);
    }
  }

  private static int sum(byte[] kept) {
    CRC32C crc = new CRC32C();
    crc.update(kept, HEAD, kept.length - HEAD);
    return (int) crc.getValue();
  }
}
