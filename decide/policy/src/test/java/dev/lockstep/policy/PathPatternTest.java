package dev.lockstep.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "docs/a.md,        docs/a.md,       true",
    "docs/*.md,        docs/a.md,       true",
    "docs/*.md,        docs/sub/a.md,   false",
    "docs/**,          docs/sub/a.md,   true",
    "docs/,            docs/sub/a.md,   true",
    "docs/**,          docsearch/a.md,  false",
    "**/test/*.txt,    test/a.txt,      true",
    "**/test/*.txt,    x/y/test/a.txt,  true",
    "**/test/*.txt,    x/ytest/a.txt,   false",
    "a/**/b/**/c,      a/b/x/b/y/c,     true",
    "a/**/b/**/c,      a/x/y/c,         false",
    "?.txt,            a.txt,           true",
    "?.txt,            /.txt,           false",
    "*a*b*.c,          xaybz.c,         true",
    "*a*b*.c,          xbya.c,          false",
    "**.md,            a/b/c.md,        true",
  })
  void aPatternMatchesWholePaths(String pattern, String path, boolean matches) {
    assertEquals(matches, new PathPattern(pattern).matches(path));
  }

  @Test
  void aHostilePatternCostsNoMoreThanItsLengthTimesThePaths() {
    PathPattern pattern = new PathPattern("*a".repeat(2_000) + "b");
    assertEquals(false, pattern.matches("a".repeat(20_000)));
  }
}
