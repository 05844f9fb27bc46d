package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.cli.scan.GitProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Installs the pre-commit hook where git looks for it, beside whatever is there.
final class HookInstallCommand implements Command {
  private static final String BEGIN = "# >>> lockstep: scans what is staged before it is committed";
  private static final String END = "# <<< lockstep";

  @Override
  public Syntax syntax() {
    return new Syntax(
        "hook install",
        "",
        0,
        0,
        "install a pre-commit hook that runs lockstep scan --staged",
        List.of(Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Path hook = hooksFolder(surroundings).resolve("pre-commit");
    String shown = surroundings.shown(hook);
    Console console = surroundings.console();
    String old = read(hook, shown);
    String text = withOurs(old, shown);
    if (text.equals(old)) {
      console.print("the hook is there already: " + shown);
      return ExitCode.PASSED;
    }
    write(hook, shown, text);
    console.print((old.isEmpty() ? "installed " : "added to ") + shown);
    return ExitCode.PASSED;
  }

  /// What git itself says: it knows `core.hooksPath`, worktrees and submodules.
  private static Path hooksFolder(Surroundings surroundings) {
    String folder =
        GitProgram.in(surroundings)
            .line("rev-parse", "--git-path", "hooks")
            .orElseThrow(
                () -> CommandFailure.usage("this is no git repository, or git is not installed"));
    return surroundings.file(folder);
  }

  private static String read(Path hook, String shown) {
    try {
      return Files.exists(hook) ? Files.readString(hook) : "";
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Ours comes first: what an older hook ends with (`exec`, `exit`) would keep it from running.
  private static String withOurs(String old, String shown) {
    String ours = BEGIN + "\n" + call() + END + "\n";
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin >= 0 && end > begin) {
      return old.substring(0, begin) + ours + old.substring(end + END.length() + 1);
    }
    if (old.isEmpty()) {
      return "#!/bin/sh\n" + ours;
    }
    int firstLine = old.indexOf('\n') + 1;
    if (firstLine == 0 || !isShell(old.substring(0, firstLine))) {
      throw CommandFailure.usage(
          shown + " is there already and is no shell script",
          "have it run: lockstep scan --staged");
    }
    return old.substring(0, firstLine) + ours + old.substring(firstLine);
  }

  private static boolean isShell(String firstLine) {
    String line = firstLine.strip();
    return line.startsWith("#!") && (line.endsWith("sh") || line.contains("sh "));
  }

  /// The program on the PATH, else the one that installed the hook. Without it nobody scans, so
  /// nothing is committed unseen.
  private static String call() {
    String installer = System.getProperty("lockstep.launcher", "");
    String elsewhere =
        installer.isEmpty()
            ? ""
            : """
            elif [ -x %1$s ]; then
              %1$s scan --staged || exit $?
            """
                .formatted("'" + installer.replace("'", "'\\''") + "'");
    return """
        if command -v lockstep >/dev/null 2>&1; then
          lockstep scan --staged || exit $?
        %selse
          echo 'lockstep is not installed, so nothing was scanned (git commit --no-verify goes past)' >&2
          exit 1
        fi
        """
        .formatted(elsewhere);
  }

  private static void write(Path hook, String shown, String text) {
    try {
      Path folder = hook.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      AtomicFile.write(hook, shown, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      makeExecutable(hook);
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write " + shown + ": " + e.getMessage(), e);
    }
  }

  private static void makeExecutable(Path hook) throws IOException {
    if (hook.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(hook));
      permissions.addAll(
          Set.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(hook, permissions);
    }
  }
}
