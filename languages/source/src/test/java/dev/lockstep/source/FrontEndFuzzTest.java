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
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, each front end makes a tree whose spans lie in the file, the same each time.
class FrontEndFuzzTest {
  private static final String JAVA =
      """
      package a.b; import static c.D.*;
      @A(x = {1, 2}) public sealed class C<T extends E & F> extends G permits H {
        int[] x = {1, 'a', 0x1F}, y; static { f(); } C() { super(); }
        <U> U m(final int... p) throws X {
          for (int i = 0; i < p.length; i++) { s += (String) o.<T>q()[i] + "t\\n" >>> 2; }
          try (var r = new R() { void k() {} }) { } catch (A | B e) { throw e; } finally { }
          return switch (o) { case R(int a, var b) when a > b -> a; default -> { yield 1; } };
        }
        Function<A, B> f = (a, b) -> a::b;
        String t = \"""
          text
          \""";
      }
      """;
  private static final String GO =
      """
      package p
      import ( f "fmt"; . "os" )
      type T[K comparable, V any] struct { a, b int `x:"y"`; *E; f func(int) (x, y string) }
      const ( A = iota; B )
      func (r *T[K, V]) M(a, b int, c ...string) (n int, err error) {
        for i, v := range m { if x := g(); x != nil { continue L } }
        switch y := z.(type) { case int, *T: ; default: go func() { c <- 1 }() }
        select { case v, ok := <-c: defer f.Println(v) ; case c <- 'a': }
        q := map[string][]T{"a": {{1, 2}, {a: 3}}}[`k`][1:2:3]
        return
      }
      """;
  private static final String HCL =
      """
      resource "a" b {
        x = "t${f(1, [2, {a = b, "c" : d}])}%{ if y ~} z %{ endif }"
        z = {for k, v in m : k => v... if !x && -1 < 2 ? a : (b)}
      }
      """;
  private static final String YAML =
      "a: &x {b: [1, 'é', \"q\\n\"], c: *x}\n---\n- d: |\n    text\n  e: >-\n    more\n- ~\n";
  private static final String JSON = "{\"a\": [1, -2.5e3, true, null, {\"b\\u00e9\": \"c\"}]}";
  private static final String SHELL =
      """
      #!/bin/bash
      f() { local x=1; echo "a $(b `c`) ${d:-e}" | grep -q 'x' && exit 1 || true; }
      if [ -f "$1" ]; then for i in a b; do x=(1 2); done; elif ! y; then z >&2 <<EOF
      text
      EOF
      else case $q in a|b) ls ;; *) ;; esac; fi
      """;
  private static final String DOCKERFILE =
      """
      # escape=\\
      FROM --platform=$P a/b:1@sha256:c AS d
      ENV A=b C="d e"
      RUN --mount=type=x apt-get update && \\
        # why
        apt-get install -y a | tee
      COPY <<EOF /x
      text
      EOF
      CMD ["a", "b"]
      HEALTHCHECK --interval=1s CMD curl x
      """;
  private static final Map<Language, String> SEEDS =
      Map.of(
          Language.JAVA, JAVA,
          Language.GO, GO,
          Language.HCL, HCL,
          Language.YAML, YAML,
          Language.JSON, JSON,
          Language.BASH, SHELL,
          Language.DOCKERFILE, DOCKERFILE);
  private static final String BITS = "{}[]()<>\"'`$_.,;:=+-*/\\@#&|!? \n$X...";
  private static final List<Language> LANGUAGES = SEEDS.keySet().stream().sorted().toList();

  @FuzzTest
  void anyBytesMakeATree(byte[] bytes) {
    for (Language language : LANGUAGES) {
      check(language, bytes);
    }
  }

  @Test
  void seedsAreReadWhole() {
    for (Language language : LANGUAGES) {
      Tree tree = parse(language, text(language).getBytes(UTF_8));
      assertEquals(List.of(), tree.unread(), language.id());
    }
  }

  @Test
  void damagedFilesMakeTrees() {
    Random random = new Random(11);
    for (Language language : LANGUAGES) {
      for (int i = 0; i < 1_500; i++) {
        StringBuilder text = new StringBuilder(text(language));
        for (int j = random.nextInt(5); j >= 0; j--) {
          damage(text, random);
        }
        check(language, text.toString().getBytes(UTF_8));
      }
    }
  }

  @Test
  void nestingTenThousandDeepIsUnread() {
    for (Language language : LANGUAGES) {
      for (String open : opening(language)) {
        for (String text : List.of(open.repeat(10_000), prefix(language) + open.repeat(10_000))) {
          Tree tree = parse(language, text.getBytes(UTF_8));
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
      Tree tree = parse(language, text.getBytes(UTF_8));
      assertTrue(tree.size() > 500_000);
    }
  }

  private static String prefix(Language language) {
    return switch (language) {
      case JAVA -> "class C { void m() { x = ";
      case GO -> "package p\nfunc f() { x = ";
      case HCL -> "x = ";
      case BASH -> "echo ";
      case DOCKERFILE -> "RUN echo ";
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
      default -> List.of("$(", "(", "\"$(");
    };
  }

  private static String text(Language language) {
    return SEEDS.getOrDefault(language, "");
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

  private static Tree parse(Language language, byte[] bytes) {
    return frontEnd(language).parse(bytes, Symbols.create());
  }

  private static FrontEnd frontEnd(Language language) {
    return FrontEnds.of(language).orElseThrow();
  }

  private static void check(Language language, byte[] bytes) {
    Tree tree = parse(language, bytes);
    spans(tree, bytes.length);
    Tree again = parse(language, bytes);
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
