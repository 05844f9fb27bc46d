package dev.lockstep.policy.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A bundle's path as people type it, with the SHA-256 that its file must have:
/// `policies.tar.gz@sha256:9f86d0...`.
///
/// @param digest what stands behind the `@`, in lower case; null where the path pins nothing. An
///     empty one is refused: `policies.tar.gz@sha256:$DIGEST` must not be unpinned because a
///     variable is not set
public record PinnedPath(String path, @Nullable String digest) {
  private static final String SHA256 = "sha256:";
  private static final String ARCHIVE = ".tar.gz";
  private static final int HEX_DIGITS = 64;

  public static PinnedPath of(String typed) {
    int archive = typed.lastIndexOf(ARCHIVE + "@");
    int at = archive < 0 ? typed.lastIndexOf("@" + SHA256) : archive + ARCHIVE.length();
    return at < 0
        ? new PinnedPath(typed, null)
        : new PinnedPath(typed.substring(0, at), typed.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /// Whether it must be a bundle: an archive by its name, or pinned.
  public boolean isBundle() {
    return digest != null || path.endsWith(ARCHIVE);
  }

  /// @throws LoadFailure where the file is not the pinned one; a folder cannot be pinned
  public void check(Path file) throws LoadFailure {
    if (digest == null) {
      return;
    }
    String wanted = digest.startsWith(SHA256) ? digest.substring(SHA256.length()) : "";
    if (wanted.length() != HEX_DIGITS) {
      throw new LoadFailure(
          path, "is pinned by \"" + digest + "\", not by sha256: and 64 hexadecimal digits");
    }
    if (!Files.isRegularFile(file)) {
      throw new LoadFailure(path, "is pinned, and only a file can be");
    }
    String found = digestOf(file);
    if (!found.equals(wanted)) {
      throw new LoadFailure(path, "is not what is pinned: its SHA-256 is " + found);
    }
  }

  private String digestOf(Path file) throws LoadFailure {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream digesting = new DigestInputStream(in, sha256)) {
        digesting.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new LoadFailure(path, "cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
