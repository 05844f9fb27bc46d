package dev.lockstep.source.hcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeDump;
import java.util.List;
import org.junit.jupiter.api.Test;

class HclFrontEndTest {
  private final HclFrontEnd frontEnd = new HclFrontEnd();

  @Test
  void blocksAreCallsWithTheirBodyAsTheLastArgument() {
    assertEquals(
        "(file (call resource (arguments \"a\" b (object (pair x (binary:+ 1 y)) "
            + "(call n (arguments (object)) -))) -))",
        file("resource \"a\" b {\n  x = 1 + y\n  n {}\n}\n"));
  }

  @Test
  void expressionsAreThoseOfAllLanguages() {
    assertEquals(
        "(file (pair a (member:. (index (member:. b c) (constant:*)) d)))", file("a = b.c[*].d"));
    assertEquals("(file (pair a (template \"x\" (interpolation b -))))", file("a = \"x${b}\""));
    assertEquals(
        "(file (pair a (comprehension:{ (pair k v) (comprehension_for:for (tuple k v) m) "
            + "(comprehension_if k))))",
        file("a = {for k, v in m : k => v if k}"));
    assertEquals("(file (pair a (call f (arguments (spread:... b)) -)))", file("a = f(b...)"));
  }

  @Test
  void patternsAreItemsOrExpressions() {
    assertEquals("(file (pair acl \"x\"))", pattern("acl = \"x\""));
    assertEquals("(file (object ... (pair A \"*\") ...))", pattern("{... A = \"*\" ...}"));
    assertEquals(
        "(file (call $B (arguments \"...\" (object ... (pair $K ...))) -))",
        pattern("$B \"...\" {\n...\n$K = ...\n}"));
  }

  @Test
  void longChainsAndDeepNestingAreUnread() {
    for (String open : List.of("[", " + 1", ".x")) {
      byte[] source = ("a = b" + open.repeat(10_000)).getBytes(UTF_8);
      Tree tree = frontEnd.parse(source, Symbols.create());
      assertFalse(tree.unread().isEmpty(), open);
    }
  }

  private String file(String text) {
    return TreeDump.compact(frontEnd.parse(text.getBytes(UTF_8), Symbols.create()));
  }

  private String pattern(String text) {
    return TreeDump.compact(frontEnd.parsePattern(text, Symbols.create()));
  }
}
