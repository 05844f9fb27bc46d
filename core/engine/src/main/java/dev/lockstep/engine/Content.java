package dev.lockstep.engine;

/// A unique content that can be read again.
public interface Content {

  ContentId id();

  long size();

  /// The bytes from `offset` on, fewer where the content ends before.
  ///
  /// @throws ContentUnreadable when it vanished or changed since it was examined
  byte[] read(long offset, int length);
}
