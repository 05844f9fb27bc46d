package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.model.Problem;
import java.util.List;

/// Is told what a history holds, in any order and from several threads at once. A content that is
/// stored twice may come twice, with the same facts.
public interface HistorySink {

  /// An extractor's facts of a content, in the order of their anchors.
  ///
  /// @param bytes a shared buffer, of which the first `length` bytes are the content: to be read
  ///     now and not kept
  <F> void facts(
      ContentId id, byte[] bytes, int length, Extractor<F> extractor, List<Trace<F>> facts);

  /// What an extractor says of a content besides its facts.
  void statement(
      ContentId id, Extractor<?> extractor, Problem.Weight weight, String problem, String reason);

  /// An extractor threw what it must not; its statement `internal-error` came before.
  void bug(ContentId id, Extractor<?> extractor, Throwable cause);

  /// A content is an archive: its bytes are examined, its members are not.
  void unopened(ContentId id);

  /// A content stands in for a file that git LFS keeps elsewhere.
  void elsewhere(ContentId id);

  /// A content was examined, with facts or without.
  void examined(ContentId id, int length);

  /// Contents that cannot be made.
  ///
  /// @param lost how many, `id` among them
  void failed(ContentId id, int lost, GitFailure failure);
}
