package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectHeader;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.model.Problem;

/// States blobs of a repository to a sink, by the modes that trees and the index give them.
final class BlobEntries {
  private static final int TYPE = 0170000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int EXECUTABLE = 0111;
  private static final int SUBMODULE = 0160000;

  private final GitRepository repository;
  private final ObjectStore objects;
  private final PathScope paths;
  private final Sink sink;
  private final Exclusion excluded;

  BlobEntries(GitRepository repository, PathScope paths, Sink sink) {
    this.repository = repository;
    this.objects = repository.objects();
    this.paths = paths;
    this.sink = sink;
    this.excluded = new Exclusion(paths);
  }

  void add(String path, int mode, ContentId id) {
    if (!paths.holds(path) || sink.cancelled()) {
      return;
    }
    if (excluded.holds(path)) {
      sink.passedOver("excluded", 1);
      return;
    }
    switch (mode & TYPE) {
      case FILE -> blob(path, mode, id);
      case LINK -> sink.passedOver("link", 1);
      case SUBMODULE -> sink.passedOver("submodule", 1);
      default ->
          sink.problem(
              GitFailure.corrupt("an entry of mode " + Integer.toOctalString(mode))
                  .problem(paths.shown() + path));
    }
  }

  private void blob(String path, int mode, ContentId id) {
    try {
      ObjectHeader header = objects.header(id);
      if (header == null) {
        throw new GitFailure(
            GitFailure.Code.MISSING,
            "object " + id.hex() + " is not in the repository; fetch it first");
      }
      if (header.size() > paths.scope().maxFileSize()) {
        sink.passedOver("too-large", 1);
        sink.problem(tooLarge(path, header.size()));
        return;
      }
      sink.entry(
          new Entry(
              paths.occurrence(path, null),
              header.size(),
              (mode & EXECUTABLE) != 0 ? Entry.Mode.EXECUTABLE : Entry.Mode.FILE,
              repository.vouched(id),
              null,
              false,
              () -> objects.open(id)));
    } catch (GitFailure e) {
      sink.problem(e.problem(paths.shown() + path));
    }
  }

  private Problem tooLarge(String path, long size) {
    return Problem.notice(
        "too-large",
        paths.shown() + path,
        size + " bytes, and --max-file-size is " + paths.scope().maxFileSize() + "; not examined");
  }
}
