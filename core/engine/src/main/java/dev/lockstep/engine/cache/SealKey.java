package dev.lockstep.engine.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The secret under which the seals of a cache are made. Whoever can read it can read all facts as
/// well; it only has to be unknown to whoever writes the scanned bytes.
final class SealKey {
  private static final int LENGTH = 8;

  private SealKey() {}

  /// The cache's key, made where there is none. One that is torn is replaced, and what was kept
  /// under it is never met again.
  static long of(Folder folder) throws IOException {
    Path file = folder.file("key", "seal");
    if (Files.exists(file)) {
      byte[] key = Files.readAllBytes(file);
      if (key.length == LENGTH) {
        return ByteBuffer.wrap(key).getLong();
      }
    }
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    Path unfinished = folder.begin("key");
    Files.write(unfinished, key);
    folder.publish(unfinished, file);
    // Another scan may have published its own in the same moment: the last one is everybody's.
    return ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
  }
}
