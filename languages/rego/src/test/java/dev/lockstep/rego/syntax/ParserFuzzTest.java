package dev.lockstep.rego.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Damages real modules at random, from a fixed seed: the parser must say what is wrong, or make
/// a tree, and never fail in another way.
class ParserFuzzTest {
  private static final String MODULE =
      """
      # METADATA
      # title: A module
      package a.b["c"]
      import rego.v1
      import future.keywords
      import data.lib as l
      default allow := false
      allow if { not input.x[_]; some k, v in {"a": [1, 2.5e3, -1]}; v != `raw` }
      deny contains $"text {input.y} and {1 + 2}" if every x in [1, 2] { x > 0 and x < 3 }
      f(x, [y, _]) := {z | z := x[y]} if { x = y } else := {"k": w | w = l.g(x)}
      p[q].r contains s if { q := 1; s := 2 with input as {} }
      t := (1 + 2) * 3 % 4 | {5} & {6}
      u if ({input.a} or not {input.b; input.c}) and input.d
      """;
  private static final String BITS = "{}[]()|,.;:=!<>\"`$_# \n\\";

  @Test
  void theWholeModuleIsParsed() throws RegoErrors {
    assertEquals(7, RegoParser.module("m.rego", MODULE, RegoVersion.V1).rules().size());
  }

  @Test
  void damagedModulesAreParsedOrRejected() {
    Random random = new Random(42);
    int rejected = 0;
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder(MODULE);
      int edits = 1 + random.nextInt(4);
      for (int j = 0; j < edits; j++) {
        damage(text, random);
      }
      try {
        RegoParser.module("m.rego", text.toString(), RegoVersion.V1);
      } catch (RegoErrors e) {
        rejected++;
        assertFalse(e.errors().isEmpty());
      }
    }
    assertFalse(rejected == 0);
  }

  @Test
  void deepNestingIsRejected() {
    for (String open : new String[] {"[", "{", "(", "{1:", "f(", "not {", "[x|", "-", "a["}) {
      String text = "package a\nimport rego.v2\np := " + open.repeat(20_000);
      assertThrows(RegoErrors.class, () -> RegoParser.module("m.rego", text, RegoVersion.V1));
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
      case 2 -> text.setCharAt(at, (char) random.nextInt(300));
      default -> {
        int end = Math.min(text.length(), at + random.nextInt(30));
        text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
    }
  }
}
