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

/// A bundle's path as people type it, with the SHA-256 that its file must have:
/// `policies.tar.gz@sha256:9f86d0...`.
///
/// @param digest in lower-case hex; empty where the path pins nothing
public record PinnedPath(String path, String digest) {
  private static final String MARK = "@sha256:";
  private static final int HEX_DIGITS = 64;

  public static PinnedPath of(String typed) {
    int at = typed.lastIndexOf(MARK);
    return at < 0
        ? new PinnedPath(typed, "")
        : new PinnedPath(
            typed.substring(0, at), typed.substring(at + MARK.length()).toLowerCase(Locale.ROOT));
  }

  /// @throws LoadFailure where the file is not the pinned one; a folder cannot be pinned
  public void check(Path file) throws LoadFailure {
    if (digest.isEmpty()) {
      return;
    }
    if (digest.length() != HEX_DIGITS) {
      throw new LoadFailure(path, "is pinned by what is no SHA-256: " + digest);
    }
    if (!Files.isRegularFile(file)) {
      throw new LoadFailure(path, "is pinned, and only an archive can be");
    }
    String found = digestOf(file);
    if (!found.equals(digest)) {
      throw new LoadFailure(path, "is not the pinned bundle: its SHA-256 is " + found);
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
