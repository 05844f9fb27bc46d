package dev.lockstep.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeDump;
import dev.lockstep.source.tree.UnreadRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, each front end makes a tree whose spans lie in the file, the same each time.
class FrontEndFuzzTest {
  private static final String BITS = "{}[]()<>\"'`$_.,;:=+-*/\\@#&|!? \n\t$X...";

  @FuzzTest
  void anyPythonMakesATree(byte[] bytes) {
    check(Language.PYTHON, bytes);
  }

  @FuzzTest
  void anyJavaScriptMakesATree(byte[] bytes) {
    check(Language.JAVASCRIPT, bytes);
  }

  @FuzzTest
  void anyTypeScriptMakesATree(byte[] bytes) {
    check(Language.TYPESCRIPT, bytes);
  }

  @FuzzTest
  void anyJavaMakesATree(byte[] bytes) {
    check(Language.JAVA, bytes);
  }

  @FuzzTest
  void anyGoMakesATree(byte[] bytes) {
    check(Language.GO, bytes);
  }

  @FuzzTest
  void anyHclMakesATree(byte[] bytes) {
    check(Language.HCL, bytes);
  }

  @FuzzTest
  void anyYamlMakesATree(byte[] bytes) {
    check(Language.YAML, bytes);
  }

  @FuzzTest
  void anyJsonMakesATree(byte[] bytes) {
    check(Language.JSON, bytes);
  }

  @FuzzTest
  void anyDockerfileMakesATree(byte[] bytes) {
    check(Language.DOCKERFILE, bytes);
  }

  @FuzzTest
  void anyShellMakesATree(byte[] bytes) {
    check(Language.BASH, bytes);
  }

  @Test
  void seedsAreReadWhole() {
    for (Language language : Language.values()) {
      Tree tree = Dumps.parse(language, Seeds.of(language).getBytes(UTF_8));
      assertEquals(List.of(), tree.unread(), language.id());
    }
  }

  @Test
  void damagedFilesMakeTrees() {
    Random random = new Random(11);
    for (Language language : Language.values()) {
      for (int i = 0; i < 1_500; i++) {
        StringBuilder text = new StringBuilder(Seeds.of(language));
        for (int j = random.nextInt(5); j >= 0; j--) {
          damage(text, random);
        }
        check(language, text.toString().getBytes(UTF_8));
      }
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
      case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
      default -> {
        String some = text.substring(at, Math.min(text.length(), at + random.nextInt(30)));
        text.insert(random.nextInt(text.length()), some);
      }
    }
    if (text.isEmpty()) {
      text.append(' ');
    }
  }

  private static FrontEnd frontEnd(Language language) {
    return FrontEnds.of(language).orElseThrow();
  }

  private static void check(Language language, byte[] bytes) {
    Tree tree = Dumps.parse(language, bytes);
    spans(tree, bytes.length);
    Tree again = Dumps.parse(language, bytes);
    assertEquals(TreeDump.lines(tree), TreeDump.lines(again));
    Tree made = frontEnd(language).parsePattern(new String(bytes, UTF_8), Symbols.create());
    spans(made, made.source().length);
  }

  private static void spans(Tree tree, int length) {
    for (int node = 0; node < tree.size(); node++) {
      boolean inside =
          tree.start(node) >= 0 && tree.start(node) <= tree.end(node) && tree.end(node) <= length;
      assertTrue(inside, () -> "a span outside of the file");
    }
    for (UnreadRange range : tree.unread()) {
      assertTrue(range.start() >= 0 && range.end() <= length, range::toString);
    }
    for (int node = 0; node < tree.size(); node++) {
      if (tree.is(node, Kind.ERROR)) {
        assertFalse(tree.unread().isEmpty());
      }
    }
  }
}
