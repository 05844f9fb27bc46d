package dev.lockstep.regex.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ParserTest {

  @Test
  void errorsNameReasonExcerptAndPlace() {
    assertEquals("missing closing ): `a(b` at 1", error("a(b"));
    assertEquals("unexpected ): `a)b` at 1", error("a)b"));
    assertEquals("missing closing ]: `[a-` at 1", error("x[a-"));
    assertEquals("invalid character class range: `z-a` at 1", error("[z-a]"));
    assertEquals("invalid character class range: `\\p{Nope}` at 1", error("a\\p{Nope}"));
    assertEquals("invalid escape sequence: `\\1` at 3", error("(a)\\1"));
    assertEquals("missing argument to repetition operator: `*` at 0", error("*a"));
    assertEquals("invalid nested repetition operator: `**` at 1", error("a**"));
    assertEquals("invalid repeat count: `{1001}` at 1", error("a{1001}"));
    assertEquals("invalid repeat count: `{2,1}` at 1", error("a{2,1}"));
    assertEquals("invalid repeat count: `{1000}` at 9", error("(?:a{11}){1000}"));
    assertEquals("invalid or unsupported Perl syntax: `(?!` at 0", error("(?!a)"));
    assertEquals("invalid or unsupported Perl syntax: `(?=` at 0", error("(?=a)"));
    assertEquals("invalid named capture: `(?P<n-a>` at 0", error("(?P<n-a>x)"));
    assertEquals("trailing backslash at end of expression: `` at 1", error("a\\"));
    assertEquals("expression nests too deeply", reason("(".repeat(1200) + ")".repeat(1200)));
  }

  @Test
  void aBraceThatCountsNothingIsABrace() throws RegexSyntax {
    assertEquals(Parser.parse("a\\{,5\\}").root(), Parser.parse("a{,5}").root());
    assertEquals(Parser.parse("a\\{x").root(), Parser.parse("a{x").root());
    assertEquals(Parser.parse("a\\{01\\}").root(), Parser.parse("a{01}").root());
  }

  @Test
  void flagsLastToTheEndOfTheirGroup() throws RegexSyntax {
    assertEquals(Parser.parse("(?:a(?i:b))c").root(), Parser.parse("(?:a(?i)b)c").root());
  }

  @Test
  void foldingKnowsTheLettersThatAreNotAscii() throws RegexSyntax {
    CodePoints k = ((Node.Chars) Parser.parse("(?i)k").root()).set();
    assertEquals("[4b-4b 6b-6b 212a-212a]", k.toString());
    CodePoints sigma = ((Node.Chars) Parser.parse("(?i)σ").root()).set();
    assertEquals("[3a3-3a3 3c2-3c3]", sigma.toString());
    CodePoints dotless = ((Node.Chars) Parser.parse("(?i)ı").root()).set();
    assertEquals("[131-131]", dotless.toString());
  }

  @Test
  void quotedTextIsLiteral() throws RegexSyntax {
    assertEquals(Parser.parse("a\\.\\*b").root(), Parser.parse("a\\Q.*\\Eb").root());
  }

  private static String error(String pattern) {
    RegexSyntax syntax = assertThrows(RegexSyntax.class, () -> Parser.parse(pattern));
    return syntax.reason() + ": `" + syntax.excerpt() + "` at " + syntax.position();
  }

  private static String reason(String pattern) {
    return assertThrows(RegexSyntax.class, () -> Parser.parse(pattern)).reason();
  }
}
