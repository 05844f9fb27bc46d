package dev.lockstep.secrets.compat;

/// A stretch of a file that gitleaks looks at as one.
///
/// @param bytes the first `length` of them
/// @param path as the finding's File; empty where there is none
/// @param symlink the link that led to the file, else empty
/// @param startLine the number of its first line
@SuppressWarnings("ArrayRecordComponent") // never compared; an array because it is the hot path
public record Fragment(
    byte[] bytes, int length, String path, String symlink, int startLine, Commit commit) {

  /// The same in a commit.
  Fragment in(Commit of) {
    return new Fragment(bytes, length, path, symlink, startLine, of);
  }

  /// A text on its own, without a path.
  public static Fragment of(byte[] bytes) {
    return new Fragment(bytes, bytes.length, "", "", 0, Commit.NONE);
  }
}
