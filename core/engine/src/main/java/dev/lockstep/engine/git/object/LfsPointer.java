package dev.lockstep.engine.git.object;

import dev.lockstep.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The three lines that stand in for a file which git LFS keeps elsewhere. Source: git-lfs
/// `docs/spec.md`.
public final class LfsPointer {
  /// What each begins with.
  public static final String MAGIC = "version https://git-lfs.github.com/spec/v1\n";

  private static final byte[] BYTES = MAGIC.getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_BYTES = 1024;

  private LfsPointer() {}

  /// Whether a content is one.
  public static boolean is(byte[] bytes, int length) {
    return length < MAX_BYTES
        && length >= BYTES.length
        && Arrays.equals(bytes, 0, BYTES.length, BYTES, 0, BYTES.length);
  }

  /// That an old version of a file was not examined: nothing brings it here.
  public static Problem ofHistory(String path) {
    return Problem.notice(
        "lfs-pointer",
        path,
        "git LFS keeps versions of this file elsewhere; they were not examined");
  }
}
