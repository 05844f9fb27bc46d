package dev.lockstep.engine.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IgnoreRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.log         | a/b.log        | true
          *.log         | a/b.logs       | false
          /a.log        | b/a.log        | false
          a/b           | a/b            | true
          a/b           | x/a/b          | false
          **/a          | x/y/a          | true
          **/a          | a              | true
          a/**          | a/b/c          | true
          a/**          | a              | false
          a/**/b        | a/b            | true
          a/**/b        | a/x/y/b        | true
          a*b           | a/b            | false
          [a-c]x        | bx             | true
          [!a-c]x       | bx             | false
          [[:digit:]]x  | 7x             | true
          [             | [              | false
          \\#a          | #a             | true
          a?c           | abc            | true
          build/        | build          | false
          **/a/**/b/*.c | x/a/y/z/b/t.c  | true
          """)
  void matchesAsGitDoes(String pattern, String path, boolean ignored) {
    String line = pattern.startsWith("\\\\") ? pattern.substring(1) : pattern;
    assertEquals(ignored, IgnoreRules.NONE.with(line, 0).ignores(path, false));
  }

  @Test
  void letsTheLastLineAndTheDeepestFileDecide() {
    IgnoreRules above = IgnoreRules.NONE.with("*.log\n!keep.log\n", 0);
    assertEquals(false, above.ignores("keep.log", false));
    IgnoreRules rules = above.with("keep.log\n!x.log", "sub/".length());
    assertEquals(true, rules.ignores("sub/keep.log", false));
    assertEquals(false, rules.ignores("sub/x.log", false));
    assertEquals(true, rules.ignores("sub/y.log", false));
  }

  @Test
  void saysNothingOfTheFoldersAboveAnIgnoreFile() {
    IgnoreRules rules = IgnoreRules.NONE.with("**/x", "modules/core/".length());

    assertFalse(rules.ignores("modules", true));
    assertFalse(rules.ignores("modules/core", true));
    assertTrue(rules.ignores("modules/core/x", true));
  }

  @Test
  void needsNoMoreThanPolynomialTime() {
    IgnoreRules rules = IgnoreRules.NONE.with("/" + "**/*a*a".repeat(20) + "b", 0);
    String path = "aaaaaaaa/".repeat(100) + "aaaa";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(false, rules.ignores(path, false)));
  }

  /// A thousand random patterns against random paths, beside the program itself.
  @Test
  void agreesWithGit(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(run(folder, "", "git", "init", "-q").code() == 0, "no git here");
    Random random = new Random(20);
    for (int round = 0; round < 40; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        text.append(word(random, "ab*?/![]-\\ .", 7)).append('\n');
      }
      Files.writeString(folder.resolve(".gitignore"), text);
      Set<String> paths = new TreeSet<>();
      while (paths.size() < 60) {
        String path = word(random, "ab/.-", 9).replaceAll("/+", "/").replaceAll("^/|/$", "");
        if (!path.isEmpty() && !(path + "/").matches("(.*/)?\\.{1,2}/.*")) {
          paths.add(path);
        }
      }
      Set<String> theirs = gitIgnored(folder, paths);
      IgnoreRules rules = IgnoreRules.NONE.with(text.toString(), 0);
      Set<String> ours = new HashSet<>();
      paths.stream().filter(path -> isIgnored(rules, path)).forEach(ours::add);
      assertEquals(theirs, new TreeSet<>(ours), () -> "with\n" + text);
    }
  }

  /// As the walk asks: nothing below an ignored folder comes back.
  private static boolean isIgnored(IgnoreRules rules, String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (rules.ignores(path.substring(0, slash), true)) {
        return true;
      }
    }
    return rules.ignores(path, false);
  }

  private static Set<String> gitIgnored(Path folder, Set<String> paths)
      throws IOException, InterruptedException {
    String out =
        run(folder, String.join("\n", paths), "git", "check-ignore", "--no-index", "--stdin").out();
    Set<String> ignored = new TreeSet<>();
    out.lines().forEach(ignored::add);
    return ignored;
  }

  private record Ran(int code, String out) {}

  private static Ran run(Path folder, String in, String... command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).directory(folder.toFile()).start();
    } catch (IOException e) {
      return new Ran(-1, "");
    }
    try (var out = process.getOutputStream()) {
      out.write(in.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private static String word(Random random, String letters, int most) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  @FuzzTest
  void readsAnyFile(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    IgnoreRules rules = IgnoreRules.NONE.with(text, 0);
    rules.ignores("a/b/" + text.replace('\n', '/'), false);
    rules.ignores("a", true);
  }
}
