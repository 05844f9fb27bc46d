package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.git.ChangeSource;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.PathScope;
import dev.lockstep.engine.git.StagedSource;
import dev.lockstep.engine.git.TreeSource;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.scan.HistorySource;
import dev.lockstep.engine.source.DirectorySource;
import dev.lockstep.engine.source.FileSource;
import dev.lockstep.engine.source.Scope;
import dev.lockstep.engine.source.Source;
import dev.lockstep.engine.source.StreamSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sources behind a request.
final class Sources {
  private final ScanRequest request;
  private final Surroundings surroundings;

  private Sources(ScanRequest request, Surroundings surroundings) {
    this.request = request;
    this.surroundings = surroundings;
  }

  /// What was there when HEAD parted from a branch.
  ///
  /// @param branches of which the first one that is here counts
  /// @throws CommandFailure of usage where there is no repository, or none of the branches
  static List<Source> atMergeBase(
      List<String> branches, ScanRequest request, Surroundings surroundings) {
    return new Sources(request, surroundings)
        .git((repository, paths) -> mergeBase(branches, repository, paths));
  }

  private static Source mergeBase(
      List<String> branches, GitRepository repository, PathScope paths) {
    GitFailure first = null;
    for (String branch : branches) {
      try {
        return TreeSource.atMergeBase(repository, branch, paths);
      } catch (GitFailure e) {
        if (e.code() != GitFailure.Code.UNKNOWN_REVISION) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IllegalArgumentException("no branch") : first;
  }

  /// All that the repository holds at HEAD, whatever part of it is asked for.
  ///
  /// @throws CommandFailure of usage where there is no repository, or no commit
  static List<Source> atHead(ScanRequest request, Surroundings surroundings) {
    Path start =
        request.operands().isEmpty()
            ? surroundings.workingFolder()
            : request.operands().getFirst().path();
    return List.of(new Sources(request, surroundings).git(start, null, TreeSource::atHead));
  }

  /// @throws CommandFailure of usage where there is no repository, or not the revision named
  static List<Source> of(ScanRequest request, Surroundings surroundings) {
    Sources sources = new Sources(request, surroundings);
    // Asked first, and without a switch over types: most scans are of trees, and the first such
    // switch of a process costs as much as a tenth of a small scan.
    if (request.selection() instanceof Selection.Tree) {
      return sources.tree();
    }
    return switch (request.selection()) {
      case Selection.Tree() -> sources.tree();
      case Selection.Stream() -> sources.stream();
      case Selection.Staged() -> sources.git(StagedSource::of);
      case Selection.Since(String revision) ->
          sources.git((repository, paths) -> ChangeSource.since(repository, revision, paths));
      case Selection.History() -> sources.git(HistorySource::new);
    };
  }

  private List<Source> tree() {
    List<Source> sources = new ArrayList<>();
    for (Operand operand : request.operands()) {
      Scope scope = Scopes.of(request, operand.path());
      sources.add(
          Files.isDirectory(operand.path())
              ? new DirectorySource(operand.path(), operand.shown(), scope)
              : new FileSource(operand.path(), operand.shown(), scope));
    }
    return sources;
  }

  private List<Source> stream() {
    Path spool = Path.of(System.getProperty("java.io.tmpdir", "."));
    return List.of(new StreamSource(surroundings.in(), "-", spool));
  }

  /// Opens the source of one operand.
  private interface Opening {
    Source open(GitRepository repository, PathScope paths);
  }

  /// Without operands all of the repository is meant, wherever in it the user stands.
  private List<Source> git(Opening opening) {
    if (request.operands().isEmpty()) {
      return List.of(git(surroundings.workingFolder(), null, opening));
    }
    List<Source> sources = new ArrayList<>();
    for (Operand operand : request.operands()) {
      sources.add(git(operand.path(), operand, opening));
    }
    return sources;
  }

  private Source git(Path start, @Nullable Operand operand, Opening opening) {
    GitRepository repository = null;
    try {
      repository = GitRepository.discover(start);
      return opening.open(repository, paths(operand, repository.layout().workTree()));
    } catch (GitFailure e) {
      if (repository != null) {
        repository.close();
      }
      throw CommandFailure.usage(e.reason(), e);
    }
  }

  /// The part of the repository that the operand names, and how its root looks from here.
  private PathScope paths(@Nullable Operand operand, @Nullable Path workTree) {
    if (workTree == null) {
      return PathScope.ALL;
    }
    try {
      Path root = workTree.toRealPath();
      return operand == null
          ? new PathScope("", shown(root), Scopes.of(request, root))
          : new PathScope(below(root, operand), shown(root), scope(operand));
    } catch (IOException e) {
      throw CommandFailure.usage("the repository cannot be read: " + e.getMessage(), e);
    }
  }

  /// A file that is named itself is meant, whatever is excluded.
  private Scope scope(Operand operand) {
    return Files.isDirectory(operand.path())
        ? Scopes.of(request, operand.path())
        : new Scope(List.of(), request.maxFileSize());
  }

  private static String below(Path root, Operand operand) throws IOException {
    String below = slashed(root.relativize(operand.path().toRealPath()).toString());
    return below.isEmpty() || !Files.isDirectory(operand.path()) ? below : below + "/";
  }

  private String shown(Path root) throws IOException {
    Path here = surroundings.workingFolder().toRealPath();
    if (!here.startsWith(root)) {
      return slashed(root.toString()) + "/";
    }
    return here.equals(root) ? "" : "../".repeat(root.relativize(here).getNameCount());
  }

  private static String slashed(String path) {
    return path.replace('\\', '/');
  }
}
