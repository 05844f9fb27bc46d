package dev.lockstep.hcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HclParserTest {

  @Test
  void blocksHoldLabelsAttributesAndBlocks() {
    HclFile file =
        file(
            """
            resource "aws_s3_bucket" logs { # naked label
              bucket = "a-${var.name}"
              versioning { enabled = true }
              /* inline */ tags = {
                "a b" : 1, c = 2
                (d) = [1, 2.5e3,
                  -x]
              }
            }
            """);
    assertEquals(List.of(), file.errors());
    Item.Block block = assertInstanceOf(Item.Block.class, file.body().items().getFirst());
    assertEquals("aws_s3_bucket", block.labels().get(0).text());
    assertFalse(block.labels().get(1).quoted());
    assertEquals(3, block.body().items().size());
    assertInstanceOf(Item.Block.class, block.body().items().get(1));
  }

  @Test
  void rangesAreBytes() {
    byte[] text = "é = \"ü\" # x\nb = [f(1)]\n".getBytes(UTF_8);
    HclFile file = HclParser.file(text);
    Item.Attribute first = (Item.Attribute) file.body().items().get(0);
    assertEquals("\"ü\"", slice(text, first.value().start(), first.value().end()));
    Item.Attribute second = (Item.Attribute) file.body().items().get(1);
    assertEquals("b = [f(1)]", slice(text, second.start(), second.end()));
  }

  @Test
  void operatorsBindAsTheSpecificationSays() {
    assertEquals("(|| a (&& (== b (+ c (* d e))) (! f)))", Printed.of("a || b == c + d * e && !f"));
    assertEquals("(- (- a b) c)", Printed.of("a - b - c"));
    assertEquals("(? a b (? c d e))", Printed.of("a ? b : c ? d : e"));
  }

  @Test
  void traversalsSplatsAndCallsAreRead() {
    assertEquals("a.b[0].c[0][1]", Printed.of("a.b[0].c.0[1]"));
    assertEquals("a[*](_.b.c)[0]", Printed.of("a.*.b.c[0]"));
    assertEquals("a[*](_.b[0])", Printed.of("a[*].b[0]"));
    assertEquals("p::f(a b...)", Printed.of("p::f(a,\n b...)"));
    assertEquals("[for k,v in m v if x]", Printed.of("[for k, v in m : v if x]"));
    assertEquals("{for v in m k=>v...}", Printed.of("{for v in m : k => v...}"));
  }

  @Test
  void templatesResolveEscapesIndentationAndStripMarkers() {
    assertEquals("<a\"\n${ü>", Printed.of("\"a\\\"\\n$${\\u00fc\""));
    assertEquals("<x${a}y>", Printed.of("\"x ${~ a ~} y\""));
    assertEquals("<  a\nb\n>", Printed.of("<<-EOT\n      a\n    b\n    EOT\n"));
    assertEquals("<  a\n>", Printed.of("<<EOT\n  a\nEOT\n"));
    assertEquals("<%if{a}{<b>}{<c>}>", Printed.of("\"%{ if a }b%{ else }c%{ endif }\""));
    assertEquals("<%for{l}{<${x}>}>", Printed.of("\"%{ for x in l }${x}%{ endfor }\""));
  }

  @Test
  void aBrokenValueCostsItsAttributeOnly() {
    HclFile file =
        file(
            """
            a {
              x = [1, 2
              y = 3
              z = ) + 1
            }
            b = "unclosed
            c { d = 1 }
            """);
    assertFalse(file.errors().isEmpty());
    Item.Block block = (Item.Block) file.body().items().get(0);
    assertEquals(3, block.body().items().size());
    assertInstanceOf(
        Expression.Numeral.class, ((Item.Attribute) block.body().items().get(1)).value());
    assertInstanceOf(Item.Block.class, file.body().items().get(2));
  }

  @Test
  void aMissingBraceEndsItsBlockWhereTheNextBegins() {
    HclFile file =
        file(
            """
            resource "a" "b" {
              x {
                y = 1
            }
            resource "c" "d" {
              z = 2
            }
            """);
    assertEquals(2, file.body().items().size());
    assertEquals(1, file.errors().size());
    assertEquals(0, file.errors().getFirst().start());
  }

  @Test
  void patternsHaveGaps() {
    HclFile file =
        HclParser.pattern(
            """
            resource $TYPE "..." {
              ...
              $KEY = [..., <... "a" ...>, $...REST]
              $BLOCK { ... }
              f = g(...)
            }
            """
                .getBytes(UTF_8));
    assertEquals(List.of(), file.errors());
    Item.Block block = (Item.Block) file.body().items().getFirst();
    assertEquals("$TYPE", block.labels().getFirst().text());
    assertInstanceOf(Item.Gap.class, block.body().items().getFirst());
    Expression object = HclParser.expressionPattern("{..., Resource = \"*\", ...}".getBytes(UTF_8));
    assertEquals(3, assertInstanceOf(Expression.ObjectLiteral.class, object).items().size());
  }

  @Test
  void nestingIsBounded() {
    for (String open : List.of("a {\n", "a = ", "[", "(", "{x=", "\"${", "-", "f(", "a[", "x?")) {
      HclFile file = file("v = " + open.repeat(10_000) + "\nw = 1\n");
      assertFalse(file.errors().isEmpty(), open);
      assertTrue(file.errors().size() <= 1_000);
      file(open.repeat(10_000));
    }
    for (String more : List.of(" + 1", ".x", "[0]")) {
      assertFalse(file("v = a" + more.repeat(10_000) + "\nw = 1\n").errors().isEmpty());
    }
  }

  private static HclFile file(String text) {
    return HclParser.file(text.getBytes(UTF_8));
  }

  private static String slice(byte[] text, int start, int end) {
    return new String(text, start, end - start, UTF_8);
  }
}
