package dev.lockstep.engine.source;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.ignore.IgnoreRules;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// One walk over a folder. Each folder is a part of its own, so that several threads walk.
final class FolderWalk {
  private static final String GIT_IGNORE = ".gitignore";
  private static final String OWN_IGNORE = ".lockstepignore";

  private final String shown;
  private final String inRepository;
  private final Scope scope;
  private final Sink sink;
  private final boolean unix;

  /// @param shown what stands before paths in reports, with its slash; or empty
  /// @param inRepository what leads from the work tree's root to the target, with its slash; or
  ///     empty
  FolderWalk(String shown, String inRepository, Scope scope, Sink sink, boolean unix) {
    this.shown = shown;
    this.inRepository = inRepository;
    this.scope = scope;
    this.sink = sink;
    this.unix = unix;
  }

  /// A folder on the way.
  ///
  /// @param below its path below the target, with its slash; empty for the target itself
  /// @param git the rules of git that hold in it, its own file not yet among them
  /// @param own the rules of ours, likewise
  /// @param tracked what git tracks in the work tree
  /// @param ignored whether git ignores it, and so all that is in it
  /// @param brought whether it lies in an ignored folder of packages or builds, of which only what
  ///     git tracks is examined
  record Folder(
      Path path,
      String name,
      String below,
      IgnoreRules git,
      IgnoreRules own,
      TrackedFiles tracked,
      boolean ignored,
      boolean brought) {}

  void walk(Folder folder) {
    Folder here = entered(folder);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path())) {
      for (Path child : children) {
        if (sink.cancelled()) {
          return;
        }
        visit(here, child);
      }
    } catch (DirectoryIteratorException e) {
      sink.problem(Unreadable.problem(shownFolder(folder), new IOException(e)));
    } catch (IOException e) {
      sink.problem(Unreadable.problem(shownFolder(folder), e));
    }
  }

  /// The folder with its own ignore files, and a work tree of its own with rules of its own.
  private Folder entered(Folder folder) {
    IgnoreRules git = folder.git();
    int base = inRepository.length() + folder.below().length();
    TrackedFiles tracked = folder.tracked();
    boolean brought = folder.brought();
    if (!folder.below().isEmpty() && Repository.isRoot(folder.path())) {
      git = Repository.rules(folder.path(), base);
      tracked = new TrackedFiles(folder.path(), base, shownFolder(folder), sink);
      brought = false;
    }
    git = git.with(Repository.text(folder.path().resolve(GIT_IGNORE)), base);
    IgnoreRules own =
        folder
            .own()
            .with(
                Repository.text(folder.path().resolve(OWN_IGNORE)),
                scope.place().length() + folder.below().length());
    return new Folder(
        folder.path(), folder.name(), folder.below(), git, own, tracked, folder.ignored(), brought);
  }

  private void visit(Folder folder, Path child) {
    String name = FileName.of(child);
    if (name.equals(".git")) {
      sink.passedOver("git-folder", 1);
      return;
    }
    String below = folder.below() + name;
    try {
      FileFacts facts = FileFacts.of(child, unix);
      boolean isFolder = facts.type() == FileFacts.Type.FOLDER;
      if (folder.own().ignores(scope.place() + below, isFolder)) {
        sink.passedOver("excluded", 1);
        return;
      }
      boolean ignored = folder.ignored() || folder.git().ignores(inRepository + below, isFolder);
      switch (facts.type()) {
        case FOLDER -> folder(folder, child, name, ignored);
        case FILE -> {
          if (folder.brought() && !folder.tracked().contain(inRepository + below)) {
            sink.passedOver("git-ignored", 1);
          } else {
            file(child, below, facts, ignored);
          }
        }
        case LINK -> sink.passedOver("link", 1);
        case SPECIAL -> sink.passedOver("special-file", 1);
      }
    } catch (IOException e) {
      sink.problem(Unreadable.problem(shown + below, e));
    }
  }

  private void folder(Folder parent, Path path, String name, boolean ignored) {
    boolean brought =
        parent.brought() || (ignored && BuildFolders.contains(path, name, parent.name()));
    String below = parent.below() + name;
    if (brought && !parent.tracked().contain(inRepository + below)) {
      sink.passedOver("git-ignored", 1);
      return;
    }
    Folder next =
        new Folder(
            path,
            name,
            below + "/",
            parent.git(),
            parent.own(),
            parent.tracked(),
            ignored,
            brought);
    sink.fork(() -> walk(next));
  }

  private void file(Path path, String below, FileFacts facts, boolean ignored) {
    FileStamp stamp = facts.stamp();
    if (stamp.size() > scope.maxFileSize()) {
      sink.passedOver("too-large", 1);
      sink.problem(tooLarge(shown + below, stamp.size(), scope.maxFileSize()));
      return;
    }
    sink.entry(
        new Entry(
            new Occurrence(shown + below, below, null),
            stamp.size(),
            facts.executable() ? Entry.Mode.EXECUTABLE : Entry.Mode.FILE,
            null,
            stamp,
            ignored,
            new FileBytes(path)));
  }

  static Problem tooLarge(String path, long size, long limit) {
    return Problem.notice(
        "too-large", path, size + " bytes, and --max-file-size is " + limit + "; not examined");
  }

  private String shownFolder(Folder folder) {
    String path = shown + folder.below();
    return path.isEmpty() ? "." : path.substring(0, path.length() - 1);
  }
}
