package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.index.GitIndex;
import dev.lockstep.engine.git.index.StagedChanges;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;
import org.jspecify.annotations.Nullable;

/// What is staged: the contents that the next commit adds or modifies.
public final class StagedSource implements Source {
  private final GitRepository repository;
  private final PathScope paths;
  private final GitIndex index;
  private final @Nullable ContentId head;

  private StagedSource(
      GitRepository repository, PathScope paths, GitIndex index, @Nullable ContentId head) {
    this.repository = repository;
    this.paths = paths;
    this.index = index;
    this.head = head;
  }

  /// @param repository closed with the source
  /// @throws dev.lockstep.engine.git.object.GitFailure where the index or HEAD cannot be read
  public static StagedSource of(GitRepository repository, PathScope paths) {
    ContentId commit = repository.refs().head();
    return new StagedSource(
        repository,
        paths,
        GitIndex.read(repository.layout().index()),
        commit == null ? null : repository.commits().commit(commit).tree());
  }

  @Override
  public void emit(Sink sink) {
    repository.objects().problems().forEach(sink::problem);
    BlobEntries entries = new BlobEntries(repository, paths, sink);
    new StagedChanges(index, repository.objects(), entries::add, sink::problem).since(head);
  }

  @Override
  public void close() {
    repository.close();
  }
}
