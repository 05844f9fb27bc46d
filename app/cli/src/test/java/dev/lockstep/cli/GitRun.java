package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The installed git in a folder. Nobody's configuration counts; where a repository does not say
/// who commits, it is Ada. Skips the test where there is no git.
final class GitRun {

  private GitRun() {}

  /// How a command ended, and what it said on both outputs.
  record Ended(int exit, String said) {}

  /// @return what it said, without the white space at both ends
  static String git(Path folder, String... words) throws Exception {
    Ended ended = run(folder, Map.of(), words);
    assertEquals(0, ended.exit(), ended.said());
    return ended.said().strip();
  }

  /// @param more variables of its environment
  static Ended run(Path folder, Map<String, String> more, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    command.addFirst("git");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.putAll(more);
    Path user = Files.createTempFile("git-user", ".config");
    try {
      Files.writeString(user, "[user]\n\tname = Ada\n\temail = ada@example.com\n");
      environment.put("GIT_CONFIG_GLOBAL", user.toString());
      return ended(builder.redirectErrorStream(true));
    } finally {
      Files.delete(user);
    }
  }

  private static Ended ended(ProcessBuilder builder) throws Exception {
    try {
      Process git = builder.start();
      git.getOutputStream().close();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(git.waitFor(), said);
    } catch (IOException e) {
      return abort("the git program does not start: " + e.getMessage());
    }
  }
}
