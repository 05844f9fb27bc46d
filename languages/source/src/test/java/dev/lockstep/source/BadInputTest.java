package dev.lockstep.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeDump;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Input that is no code, or code that is not finished: what can be read is, the rest is named.
class BadInputTest {
  @Test
  void nestingTenThousandDeepIsUnread() {
    for (Language language : Language.values()) {
      for (String open : opening(language)) {
        for (String text : List.of(open.repeat(10_000), prefix(language) + open.repeat(10_000))) {
          Tree tree = Dumps.parse(language, text.getBytes(UTF_8));
          assertFalse(tree.unread().isEmpty(), language + " " + open);
        }
      }
    }
  }

  @Test
  void aLargeFileIsBounded() {
    for (Language language : List.of(Language.JAVA, Language.GO)) {
      String line = language == Language.JAVA ? "void m() { f(1, \"a\"); }\n" : "var a = f(1)\n";
      String head = language == Language.JAVA ? "class C {\n" : "package p\n";
      String text = head + line.repeat(100_000);
      Tree tree = Dumps.parse(language, text.getBytes(UTF_8));
      assertTrue(tree.size() > 500_000);
    }
  }

  @Test
  void whatStandsAroundAnUnreadStatementIsRead() {
    assertReads(Language.PYTHON, "a = 1\nb = = 2\nc = 3\ndef f():\n    d = (\n\ne = 5\n", "a c");
    assertReads(
        Language.JAVASCRIPT, "a = 1;\nb = = 2;\nc = 3; function f() { d = 4 5 6\ne = 5 }", "a c e");
    assertReads(
        Language.TYPESCRIPT, "a = 1;\nlet b: = 2;\nc = 3; class C { x: ; m() { e = 5 } }", "a c e");
    assertReads(
        Language.JAVA,
        "class C { void f() { a = 1; b = = 2; c = 3; } int g( { } void h() { e = 5; } }",
        "a c e");
    assertReads(
        Language.GO,
        "package p\nfunc f() {\na = 1\nb = = 2\nc = 3\n}\nfunc g() { e = 5 }\n",
        "a c e");
    assertReads(Language.BASH, "a=1\nfi\nc=3\n", "a c");
  }

  @Test
  void halfTypedCodeKeepsWhatWasThereBefore() {
    assertReads(Language.PYTHON, "a = 1\nc = 3\nfoo(", "a c");
    assertReads(
        Language.JAVASCRIPT, "a = 1;\nc = 3;\nfoo.bar(function () {\n  e = 5;\n  x.", "a c");
    assertReads(Language.TYPESCRIPT, "a = 1;\nc = 3;\nconst x: Map<", "a c");
    assertReads(Language.JAVA, "class C { void f() { a = 1; c = 3; foo.", "a c");
    assertReads(Language.GO, "package p\nfunc f() {\na = 1\nc = 3\nfoo(", "a c");
  }

  @Test
  void unreadBytesAreNamedWithTheirPlaceAndAReason() {
    Tree tree = Dumps.parse(Language.JAVA, "class C { int a = 1; void f() { b = = 2; } }");
    assertEquals(1, tree.unread().size());
    assertEquals(32, tree.unread().getFirst().start());
    assertEquals("expected an expression", tree.unread().getFirst().reason());
  }

  @Test
  void binaryFilesAreUnreadAndNothingElse() {
    byte[] bytes = new byte[200_000];
    new Random(3).nextBytes(bytes);
    for (Language language : Language.values()) {
      Tree tree = Dumps.parse(language, bytes);
      assertTrue(tree.size() > 0);
      assertFalse(tree.unread().isEmpty(), language.id());
    }
  }

  @Test
  void bytesThatAreNoTextDoNotMoveUnreadRangesOutOfTheFile() {
    byte[] bytes = "a: 1\n--\0004- b\n??????????".getBytes(UTF_8);
    Arrays.fill(bytes, bytes.length - 10, bytes.length, (byte) 0xFF);
    Tree tree = Dumps.parse(Language.YAML, bytes);
    assertFalse(tree.unread().isEmpty());
    assertTrue(tree.unread().getLast().end() <= bytes.length);
  }

  @Test
  void aByteOrderMarkIsNoCode() {
    for (Language language : Language.values()) {
      String code = Seeds.of(language);
      Tree plain = Dumps.parse(language, code);
      Tree marked = Dumps.parse(language, "\uFEFF" + code);
      assertEquals(List.of(), marked.unread(), language.id());
      assertEquals(TreeDump.compact(plain), TreeDump.compact(marked));
    }
  }

  @Test
  void linesMayEndAsOnWindows() {
    for (Language language :
        List.of(Language.PYTHON, Language.JAVASCRIPT, Language.GO, Language.BASH)) {
      String code = Seeds.of(language).replace("\n", "\r\n");
      assertEquals(List.of(), Dumps.parse(language, code).unread(), language.id());
    }
  }

  @Test
  void otherEncodingsAreReadWhereTheyAreAscii() {
    for (Language language : List.of(Language.PYTHON, Language.JAVASCRIPT, Language.JAVA)) {
      String code = language == Language.JAVA ? "class C { String a = \"é\"; }" : "a = \"é\"\n";
      assertEquals(List.of(), Dumps.parse(language, code.getBytes(ISO_8859_1)).unread());
      assertTrue(Dumps.parse(language, code.getBytes(UTF_16)).size() > 0);
    }
  }

  @Test
  void zeroBytesDoNotEndAFile() {
    assertReads(Language.JAVASCRIPT, "a = 1;\n\0;\nc = 3;", "a c");
    assertReads(Language.JAVA, "class C { int f() { a = 1; \0; } int g() { c = 3; } }", "a c");
    assertReads(Language.GO, "package p\nfunc f() { a = 1; \0 }\nfunc g() { c = 3 }\n", "a c");
    assertReads(Language.PYTHON, "a = 1\n\0\nc = 3\n", "a c");
  }

  @Test
  void aMinifiedFileOfOneLineIsRead() {
    String code =
        "!function(e,t){for(var n in e)t[n]=e[n]||{a:1,b:function(){return/x/.test(n)}}}(a,b);";
    Tree tree = Dumps.parse(Language.JAVASCRIPT, code.repeat(5_000));
    assertEquals(List.of(), tree.unread());
  }

  @Test
  void aChainOfThousandsIsHalved() {
    for (Language language :
        List.of(Language.PYTHON, Language.JAVASCRIPT, Language.JAVA, Language.GO)) {
      String head = language == Language.JAVA ? "class C { String a = " : "a = ";
      String code =
          (language == Language.GO ? "package p\nvar " : "") + head + "\"x\" + ".repeat(50_000);
      Tree tree =
          Dumps.parse(language, code + "\"x\"" + (language == Language.JAVA ? "; }" : "\n"));
      assertEquals(List.of(), tree.unread(), language.id());
      assertTrue(height(tree) < Tree.MAX_HEIGHT, language.id());
    }
  }

  private static int height(Tree tree) {
    int[] depths = new int[tree.size()];
    int highest = 0;
    for (int node = 1; node < tree.size(); node++) {
      depths[node] = depths[tree.parent(node)] + 1;
      highest = Math.max(highest, depths[node]);
    }
    return highest;
  }

  /// Asserts that something is unread, and that the assignments to some names are there.
  private static void assertReads(Language language, String source, String names) {
    Tree tree = Dumps.parse(language, source);
    assertFalse(tree.unread().isEmpty(), source);
    for (String name : names.split(" ")) {
      boolean assigned = false;
      for (int node = 0; node < tree.size(); node++) {
        assigned |= tree.is(node, Kind.ASSIGN) && tree.symbolText(node + 1).equals(name);
      }
      assertTrue(assigned, () -> name + " in " + TreeDump.compact(tree));
    }
  }

  private static String prefix(Language language) {
    return switch (language) {
      case JAVA -> "class C { void m() { x = ";
      case GO -> "package p\nfunc f() { x = ";
      case HCL -> "x = ";
      case BASH -> "echo ";
      case DOCKERFILE -> "RUN echo ";
      case PYTHON, JAVASCRIPT, TYPESCRIPT -> "x = ";
      default -> "";
    };
  }

  private static List<String> opening(Language language) {
    return switch (language) {
      case JAVA -> List.of("(", "{", "f(", "a[", "-", "new A() { int x = ", "x -> ", "if (a) {");
      case GO -> List.of("(", "{", "f(", "a[", "-", "func() { x = ", "[]T{", "if a {");
      case HCL -> List.of("(", "[", "{a=", "f(", "\"${");
      case YAML -> List.of("[", "{a: ");
      case JSON -> List.of("[", "{\"a\":");
      case PYTHON -> List.of("(", "[", "{1: ", "f(", "-", "lambda: ", "not ", "f'{", "if a:");
      case JAVASCRIPT, TYPESCRIPT ->
          List.of("(", "[", "{a: ", "f(", "-", "`${", "() => ", "function () {", "<a>", "if (a) ");
      case DOCKERFILE, BASH -> List.of("$(", "(", "\"$(");
    };
  }
}
