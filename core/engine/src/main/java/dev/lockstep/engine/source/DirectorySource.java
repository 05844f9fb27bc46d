package dev.lockstep.engine.source;

import dev.lockstep.engine.ignore.IgnoreRules;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A folder and everything below it that is in scope.
///
/// Links are not followed: what they point to is met where it lies, or lies outside. Files that git
/// ignores are examined, as that is where secrets live, but for what lies in git-ignored folders of
/// packages and builds ([BuildFolders]) and is not tracked all the same. What `.lockstepignore`
/// files name is passed over, `.git` as well. A repository inside, a submodule or not, is a folder
/// with ignore rules of its own.
public final class DirectorySource implements Source {
  private final Path root;
  private final String shown;
  private final Scope scope;

  /// @param root the folder
  /// @param shown what stands before the paths below it in reports: empty for the working folder
  ///     itself, else without a slash at its end
  public DirectorySource(Path root, String shown, Scope scope) {
    this.root = root.toAbsolutePath().normalize();
    this.shown = shown.isEmpty() || shown.endsWith("/") ? shown : shown + "/";
    this.scope = scope;
  }

  @Override
  public void emit(Sink sink) {
    boolean unix = FileFacts.isUnix(root);
    try {
      FileFacts.of(root.toRealPath(), unix);
    } catch (IOException e) {
      sink.problem(problem(e));
      return;
    }
    Path repository = Repository.rootAbove(root);
    String inRepository = repository == null ? "" : slashed(repository.relativize(root));
    IgnoreRules git = repository == null ? IgnoreRules.NONE : rulesAbove(repository, inRepository);
    IgnoreRules own = IgnoreRules.NONE.with(String.join("\n", scope.excludes()), 0);
    FolderWalk walk = new FolderWalk(shown, inRepository, scope, sink, unix);
    FolderWalk.Folder first =
        new FolderWalk.Folder(
            root,
            name(root),
            "",
            git,
            own,
            new TrackedFiles(repository, 0, shown.isEmpty() ? "." : shown, sink),
            ignoredAbove(git, inRepository),
            false);
    sink.fork(() -> walk.walk(first));
  }

  private Problem problem(IOException e) {
    return Unreadable.problem(shown.isEmpty() ? "." : shown, e);
  }

  /// The rules of the work tree and of the folders between its root and the target.
  private IgnoreRules rulesAbove(Path repository, String inRepository) {
    IgnoreRules rules = Repository.rules(repository, 0);
    Path folder = repository;
    int base = 0;
    while (base < inRepository.length()) {
      rules = rules.with(Repository.text(folder.resolve(".gitignore")), base);
      int slash = inRepository.indexOf('/', base);
      folder = folder.resolve(inRepository.substring(base, slash));
      base = slash + 1;
    }
    return rules;
  }

  private static boolean ignoredAbove(IgnoreRules rules, String inRepository) {
    for (int slash = inRepository.indexOf('/');
        slash >= 0;
        slash = inRepository.indexOf('/', slash + 1)) {
      if (rules.ignores(inRepository.substring(0, slash), true)) {
        return true;
      }
    }
    return false;
  }

  private static String slashed(Path relative) {
    StringBuilder text = new StringBuilder();
    for (Path name : relative) {
      if (!name.toString().isEmpty()) {
        text.append(name).append('/');
      }
    }
    return text.toString();
  }

  private static String name(@Nullable Path path) {
    return path == null || path.getFileName() == null ? "" : path.getFileName().toString();
  }
}
