package dev.lockstep.cli.scan;

import dev.lockstep.engine.ignore.IgnoreRules;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What Semgrep passes over in a target: the files that `.semgrepignore` files name, in any folder,
/// with what `.gitignore` files name before them; and, where the project's root has no
/// `.semgrepignore`, a list of its own. Patterns count from the folder of their file.
public final class SemgrepIgnore {
  private static final String FILE = ".semgrepignore";

  /// Semgrep's own list: what version control, packages and builds keep, and tests.
  private static final String USUAL =
      """
      .git
      .svn
      .hg
      _darcs
      CVS
      build/
      vendor/
      dist/
      *.min.js
      .env/
      .tox/
      node_modules/
      .npm/
      .yarn/
      .venv/
      _opam/
      _build/
      _cargo/
      test/
      tests/
      testsuite/
      *_test.go
      """;

  private final Path root;
  private final String place;
  private final boolean git;
  private final IgnoreRules usual;
  private final Map<String, IgnoreRules> folders = new ConcurrentHashMap<>();
  private final Map<String, Boolean> ignored = new ConcurrentHashMap<>();

  private SemgrepIgnore(Path root, String place, boolean git, IgnoreRules usual) {
    this.root = root;
    this.place = place;
    this.git = git;
    this.usual = usual;
  }

  /// As Semgrep has it.
  ///
  /// @param target a folder, or a file, which is never ignored
  static SemgrepIgnore strict(Path target) {
    Path root = root(target);
    boolean own = Files.isRegularFile(root.resolve(FILE));
    IgnoreRules usual = own ? IgnoreRules.NONE : IgnoreRules.NONE.with(USUAL, 0);
    return new SemgrepIgnore(root, place(root, target), isRepository(root), usual);
  }

  /// Only what `.semgrepignore` files say; null where the project's root has none.
  static @Nullable SemgrepIgnore said(Path target) {
    Path root = root(target);
    return Files.isRegularFile(root.resolve(FILE))
        ? new SemgrepIgnore(root, place(root, target), false, IgnoreRules.NONE)
        : null;
  }

  /// Findings in code, marked where a `.semgrepignore` of the project names their file.
  static List<Finding> marked(List<Finding> findings, ScanRequest request) {
    List<Finding> all = findings;
    for (Operand operand : request.operands()) {
      SemgrepIgnore said = Files.isDirectory(operand.path()) ? said(operand.path()) : null;
      if (said != null) {
        all = all.stream().map(finding -> said.marked(finding, operand)).toList();
      }
    }
    return all;
  }

  private Finding marked(Finding finding, Operand operand) {
    String path = finding.place().path();
    if (finding.kind() != Kind.SAST || !operand.holds(path)) {
      return finding;
    }
    String below = path.substring(operand.shown().length());
    return ignores(below.startsWith("/") ? below.substring(1) : below)
        ? finding.with(new Mark(Mark.Type.IGNORE_FILE, "the file is ignored", FILE))
        : finding;
  }

  private static Path root(Path target) {
    Path start = Files.isDirectory(target) ? target : target.resolveSibling("");
    for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (isRepository(folder)) {
        return folder;
      }
    }
    return start.toAbsolutePath();
  }

  private static boolean isRepository(Path folder) {
    return Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
  }

  private static String place(Path root, Path target) {
    String text = root.relativize(target.toAbsolutePath()).toString().replace('\\', '/');
    return text.isEmpty() || !Files.isDirectory(target) ? "" : text + "/";
  }

  /// Whether a file is passed over.
  ///
  /// @param path below the target
  boolean ignores(String path) {
    String whole = place + path;
    for (int slash = whole.indexOf('/', place.length());
        slash >= 0;
        slash = whole.indexOf('/', slash + 1)) {
      String folder = whole.substring(0, slash);
      if (ignored.computeIfAbsent(folder, name -> rules(parent(name)).ignores(name, true))) {
        return true;
      }
    }
    return rules(parent(whole)).ignores(whole, false);
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /// The rules that hold in a folder.
  ///
  /// @param folder from the root, with its slash; empty for the root itself
  private IgnoreRules rules(String folder) {
    IgnoreRules known = folders.get(folder);
    if (known == null) {
      IgnoreRules above =
          folder.isEmpty() ? usual : rules(parent(folder.substring(0, folder.length() - 1)));
      if (git) {
        above = above.with(text(folder, ".gitignore"), folder.length());
      }
      known = above.with(text(folder, FILE), folder.length());
      folders.put(folder, known);
    }
    return known;
  }

  /// Lines of old that take in other files are no patterns.
  private String text(String folder, String name) {
    try {
      StringBuilder text = new StringBuilder();
      for (String line : Files.readString(root.resolve(folder + name)).split("\n", -1)) {
        text.append(line.startsWith(":include") ? "" : line).append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      return "";
    }
  }
}
