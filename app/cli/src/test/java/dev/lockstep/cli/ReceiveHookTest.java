package dev.lockstep.cli;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `integrations/git/pre-receive` on a real server's repository, with this program behind it.
class ReceiveHookTest {
  private static final String HOOK = "integrations/git/pre-receive";

  /// Put together here, so that no scan of this file finds a token in it.
  private static final String LEAK = "aws_access_key_id = " + "AK" + "IA" + "QRSTUVWXYZ234567\n";

  @TempDir Path folder;
  private Path work = Path.of("");

  private record Ended(int exit, String said) {}

  @BeforeEach
  void repositories() throws Exception {
    Path hook = top().resolve(HOOK);
    assumeTrue(Files.isRegularFile(hook), "not run from a checkout");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
    work = Files.createDirectories(folder.resolve("work"));
    Path server = Files.createDirectories(folder.resolve("server.git"));
    git(server, "init", "-q", "--bare", "-b", "main");
    git(work, "init", "-q", "-b", "main");
    git(work, "remote", "add", "origin", server.toString());
    executable(server.resolve("hooks/pre-receive"), Files.readString(hook));
    Path programs = Files.createDirectories(folder.resolve("bin"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    executable(
        programs.resolve("lockstep"),
        "#!/bin/sh\nexec '%s' -cp '%s' dev.lockstep.cli.Main \"$@\"\n"
            .replaceFirst("%s", java)
            .replaceFirst("%s", classPath()));
  }

  /// Of this program: that of the runner, or of the loader that it has for tests.
  private static String classPath() {
    if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
      return Stream.of(loader.getURLs()).map(URL::getPath).collect(joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static Path top() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve(HOOK))) {
      at = at.getParent();
    }
    return at;
  }

  private static void executable(Path file, String text) throws IOException {
    Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Ended run(Path place, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    try {
      Process git = builder.redirectErrorStream(true).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(git.waitFor(), said);
    } catch (IOException e) {
      assumeTrue(false, "the git program is not installed");
      throw e;
    }
  }

  private void git(Path place, String... words) throws Exception {
    Ended ended = run(place, words);
    assertEquals(0, ended.exit(), ended.said());
  }

  private void commit(String name, String text) throws Exception {
    Files.writeString(work.resolve(name), text);
    git(work, "add", "-A");
    git(work, "commit", "-q", "-m", name);
  }

  private Ended push() throws Exception {
    return run(work, "push", "-q", "origin", "HEAD:main");
  }

  @Test
  void aPushWithoutSecretsIsReceived() throws Exception {
    commit("a.txt", "plain\n");

    Ended pushed = push();

    assertEquals(0, pushed.exit(), pushed.said());
  }

  @Test
  void aPushThatLeaksIsRefused() throws Exception {
    commit("a.txt", "plain\n");
    push();
    commit("leak.env", LEAK);

    Ended pushed = push();

    assertEquals(1, pushed.exit(), pushed.said());
    assertTrue(pushed.said().contains("leak.env:1:"), pushed.said());
    assertTrue(pushed.said().contains("refs/heads/main is refused (exit 1)"), pushed.said());
  }

  @Test
  void filesWithOddNamesAreLookedAtOnTheWayToo() throws Exception {
    commit("a.txt", "plain\n");
    push();
    Files.createDirectories(work.resolve("m\u00fcll \"x\"\t"));
    commit("m\u00fcll \"x\"\t/leak.env", LEAK);
    commit("m\u00fcll \"x\"\t/leak.env", "plain\n");

    Ended pushed = push();

    assertEquals(1, pushed.exit(), pushed.said());
    assertTrue(pushed.said().contains("/leak.env:1:"), pushed.said());
  }

  @Test
  void aSecretThatALaterCommitRemovesIsRefusedToo() throws Exception {
    commit("leak.env", LEAK);
    Files.delete(work.resolve("leak.env"));
    commit("a.txt", "plain\n");

    Ended pushed = push();

    assertEquals(1, pushed.exit(), pushed.said());
    assertTrue(pushed.said().contains("in-commit-"), pushed.said());
  }
}
