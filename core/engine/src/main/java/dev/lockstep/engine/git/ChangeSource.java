package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.walk.MergeBase;
import dev.lockstep.engine.git.walk.TreeDiff;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;

/// What a change brings: the contents at HEAD that differ from those at the commit where HEAD's
/// history parted from another one. This is what a merge request shows.
public final class ChangeSource implements Source {
  private final GitRepository repository;
  private final PathScope paths;
  private final ContentId base;
  private final ContentId before;
  private final ContentId after;

  private ChangeSource(GitRepository repository, PathScope paths, ContentId base, ContentId head) {
    this.repository = repository;
    this.paths = paths;
    this.base = base;
    this.before = repository.commits().commit(base).tree();
    this.after = repository.commits().commit(head).tree();
  }

  /// @param repository closed with the source
  /// @param revision a branch, tag or commit, as `git rev-parse` takes it
  /// @throws GitFailure where the revision, HEAD or their merge base is not here
  public static ChangeSource since(GitRepository repository, String revision, PathScope paths) {
    ContentId head = repository.refs().head();
    if (head == null) {
      throw new GitFailure(GitFailure.Code.UNKNOWN_REVISION, "HEAD names no commit yet");
    }
    ContentId other = repository.revisions().commit(revision);
    return new ChangeSource(
        repository, paths, MergeBase.of(repository.commits(), other, head), head);
  }

  /// The commit that the change started from.
  public ContentId base() {
    return base;
  }

  @Override
  public void emit(Sink sink) {
    repository.objects().problems().forEach(sink::problem);
    BlobEntries entries = new BlobEntries(repository, paths, sink);
    TreeDiff.Visitor changed = (path, entry) -> entries.add(path, entry.mode(), entry.id());
    new TreeDiff(repository.objects(), changed, sink::problem).compare(before, after);
  }

  @Override
  public void close() {
    repository.close();
  }
}
