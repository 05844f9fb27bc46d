package dev.lockstep.engine.git.object;

import dev.lockstep.engine.ContentId;
import org.jspecify.annotations.Nullable;

/// Sees every content of a pack once, each after its base. One visitor serves one thread.
///
/// @param <S> what is remembered of a content until those that are made from it have been visited
public interface ContentVisitor<S> {

  /// @param bytes a shared buffer; the content is its first `length` bytes
  /// @param base what was remembered of the base; null where there is none
  /// @param copies what the content has from its base; null where there is none
  S visit(ContentId id, byte[] bytes, int length, @Nullable S base, @Nullable CopiedRanges copies);

  /// A content could not be made, and neither could those that are made from it.
  ///
  /// @param lost how many, with it
  void failed(ContentId id, int lost, GitFailure failure);
}
