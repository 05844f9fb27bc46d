package dev.lockstep.engine.source;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.Path;

/// A file that the user names: examined whatever ignore files say, and a link is followed, as the
/// user meant what it points to.
public final class FileSource implements Source {
  private final Path file;
  private final String shown;
  private final Scope scope;

  /// @param shown the path that reports show
  public FileSource(Path file, String shown, Scope scope) {
    this.file = file.toAbsolutePath();
    this.shown = shown;
    this.scope = scope;
  }

  @Override
  public void emit(Sink sink) {
    try {
      Path real = file.toRealPath();
      FileFacts facts = FileFacts.of(real, FileFacts.isUnix(real));
      switch (facts.type()) {
        case FILE -> emit(sink, real, facts);
        case FOLDER, LINK, SPECIAL ->
            sink.problem(
                Problem.incomplete(
                    "not-a-file", shown, "neither a regular file nor a folder; pipe it in with -"));
      }
    } catch (IOException e) {
      sink.problem(Unreadable.problem(shown, e));
    }
  }

  private void emit(Sink sink, Path real, FileFacts facts) {
    long size = facts.stamp().size();
    if (size > scope.maxFileSize()) {
      sink.passedOver("too-large", 1);
      sink.problem(FolderWalk.tooLarge(shown, size, scope.maxFileSize()));
      return;
    }
    sink.entry(
        new Entry(
            new Occurrence(shown, FileName.of(file), null),
            size,
            facts.executable() ? Entry.Mode.EXECUTABLE : Entry.Mode.FILE,
            null,
            facts.stamp(),
            false,
            new FileBytes(real)));
  }
}
