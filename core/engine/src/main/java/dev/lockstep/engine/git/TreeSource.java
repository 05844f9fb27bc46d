package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.walk.MergeBase;
import dev.lockstep.engine.git.walk.TreeDiff;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;

/// All that a commit holds, as it was committed: what a check-out of it would put on the disk.
public final class TreeSource implements Source {
  private final GitRepository repository;
  private final PathScope paths;
  private final ContentId commit;
  private final ContentId tree;

  private TreeSource(GitRepository repository, PathScope paths, ContentId commit) {
    this.repository = repository;
    this.paths = paths;
    this.commit = commit;
    this.tree = repository.commits().commit(commit).tree();
  }

  /// The commit where HEAD's history parted from another one.
  ///
  /// @param repository closed with the source
  /// @param revision a branch, tag or commit, as `git rev-parse` takes it
  /// @throws GitFailure where the revision, HEAD or their merge base is not here
  public static TreeSource atMergeBase(GitRepository repository, String revision, PathScope paths) {
    ContentId head = repository.refs().head();
    if (head == null) {
      throw new GitFailure(GitFailure.Code.UNKNOWN_REVISION, "HEAD names no commit yet");
    }
    ContentId other = repository.revisions().commit(revision);
    return new TreeSource(repository, paths, MergeBase.of(repository.commits(), other, head));
  }

  /// The commit that HEAD names.
  ///
  /// @param repository closed with the source
  /// @throws GitFailure where HEAD names none
  public static TreeSource atHead(GitRepository repository, PathScope paths) {
    ContentId head = repository.refs().head();
    if (head == null) {
      throw new GitFailure(GitFailure.Code.UNKNOWN_REVISION, "HEAD names no commit yet");
    }
    return new TreeSource(repository, paths, head);
  }

  /// The commit whose files these are.
  public ContentId commit() {
    return commit;
  }

  @Override
  public void emit(Sink sink) {
    repository.objects().problems().forEach(sink::problem);
    BlobEntries entries = new BlobEntries(repository, paths, sink);
    TreeDiff.Visitor held = (path, entry) -> entries.add(path, entry.mode(), entry.id());
    new TreeDiff(repository.objects(), held, sink::problem).compare(null, tree);
  }

  @Override
  public void close() {
    repository.close();
  }
}
