package dev.lockstep.engine.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bytes in a file of their own, with a sum that tells whether they are whole.
final class Blob {
  private static final long MAGIC = 0x4c53424c_4f423031L;
  private static final int HEAD = 12;

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
  static boolean write(Folder folder, String shelf, Path file, byte[] bytes) {
    byte[] kept = new byte[HEAD + bytes.length];
    System.arraycopy(bytes, 0, kept, HEAD, bytes.length);
    ByteBuffer.wrap(kept).putLong(MAGIC).putInt(sum(kept));
    Path unfinished = null;
    try {
      unfinished = folder.begin(shelf);
      Files.write(unfinished, kept);
      folder.publish(unfinished, file);
      return true;
    } catch (IOException e) {
      if (unfinished != null) {
        Folder.discard(unfinished);
      }
      return false;
    }
  }

  private static int sum(byte[] kept) {
    CRC32C crc = new CRC32C();
    crc.update(kept, HEAD, kept.length - HEAD);
    return (int) crc.getValue();
  }
}
