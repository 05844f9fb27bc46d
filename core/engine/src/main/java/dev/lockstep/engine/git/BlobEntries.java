package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectHeader;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;

/// States blobs of a repository to a sink, by the modes that trees and the index give them.
final class BlobEntries {
  private static final int TYPE = 0170000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int SUBMODULE = 0160000;

  private final ObjectStore objects;
  private final PathScope paths;
  private final Sink sink;

  BlobEntries(ObjectStore objects, PathScope paths, Sink sink) {
    this.objects = objects;
    this.paths = paths;
    this.sink = sink;
  }

  void add(String path, int mode, ContentId id) {
    if (!paths.holds(path) || sink.cancelled()) {
      return;
    }
    switch (mode & TYPE) {
      case FILE, LINK -> blob(path, mode, id);
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
      sink.entry(
          new Entry(
              paths.occurrence(path, null),
              header.size(),
              mode(mode),
              id,
              null,
              false,
              () -> objects.open(id)));
    } catch (GitFailure e) {
      sink.problem(e.problem(paths.shown() + path));
    }
  }

  private static Entry.Mode mode(int mode) {
    if ((mode & TYPE) == LINK) {
      return Entry.Mode.LINK;
    }
    return (mode & 0111) != 0 ? Entry.Mode.EXECUTABLE : Entry.Mode.FILE;
  }
}
