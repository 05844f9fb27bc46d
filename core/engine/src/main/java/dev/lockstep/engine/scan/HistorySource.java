package dev.lockstep.engine.scan;

import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.PathScope;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;

/// Every content that ever was in a repository. A scan goes through it by the deltas of its packs,
/// not entry by entry, so it states no entries.
///
/// @param repository closed with the source
/// @param paths which of the places count at which contents stood
public record HistorySource(GitRepository repository, PathScope paths) implements Source {

  @Override
  public void emit(Sink sink) {
    throw new IllegalStateException("a history is not scanned entry by entry");
  }

  @Override
  public void close() {
    repository.close();
  }
}
