package dev.lockstep.rego.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegoFormatTest {

  @Test
  void rulesStandApartAndBodiesAreIndented() throws RegoErrors {
    assertEquals(
        """
        package a

        default allow := false

        allow if {
        	input.x == 1
        	y := [1, 2]
        	count(y) > 0
        }
        """,
        format("package   a\ndefault allow=false\nallow if {input.x==1; y:=[1,2]\ncount( y )>0 }"));
  }

  @Test
  void commentsStayWhereTheyBelong() throws RegoErrors {
    String source =
        """
        # about the package
        package a

        # about p
        p if {
        	input.x # why

        	# more
        	input.y
        	# at the end
        }

        # after all
        """;
    assertEquals(source, format(source));
  }

  @Test
  void elementsOnSeveralLinesGetOneEach() throws RegoErrors {
    assertEquals(
        """
        package a

        x := [
        	1, 2,
        	{"a": 3},
        ]
        """,
        format("package a\nx := [1, 2,\n {\"a\":3}]"));
  }

  @Test
  void importsAreInOrderWithinTheirGroup() throws RegoErrors {
    assertEquals(
        """
        package a

        import data.b
        import data.c as d

        import input.x
        """,
        format("package a\nimport data.c as d\nimport data.b\n\nimport input.x"));
  }

  @Test
  void parenthesesStandWhereOperatorsNest() throws RegoErrors {
    assertEquals(
        "package a\n\nx := 1 + (2 * 3)\n\nb if 1 - 2 > 3\n",
        format("package a\nx := 1+2*3\n\nb if (1-2)>3"));
  }

  @Test
  void oldPoliciesKeepTheirWords() throws RegoErrors {
    assertEquals(
        "package a\n\np[x] {\n\tx = input.y\n}\n",
        RegoFormat.of("m.rego", "package a\np[x] { x=input.y }", RegoVersion.V0));
  }

  @Test
  void whatIsNoRegoIsRejected() {
    assertThrows(RegoErrors.class, () -> format("package a\np if {"));
  }

  @Test
  void damagedModulesAreRejectedOrLaidOutForGood() {
    String module =
        """
        package a.b
        import data.lib as l
        # c
        default allow := false
        allow if { not input.x[_]; some k, v in {"a": [1, 2.5e3, -1]}; v != `raw` }
        deny contains $"text {input.y}" if every x in [1, 2] { x > 0 } # d
        f(x, [y, _]) := {z | z := x[y]} if { x = y } else := {"k": w | w = l.g(x)}
        p[q].r contains s if { q := 1; s := 2 with input as {} }
        t := (1 + 2) * 3 % 4 | {5} & {6}
        """;
    Random random = new Random(42);
    int rejected = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(module);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, "{}[]()|,.;:=<>\"`# \n".charAt(random.nextInt(19)));
        }
      }
      try {
        String laidOut = format(text.toString());
        assertEquals(laidOut, format(laidOut), text.toString());
      } catch (RegoErrors e) {
        rejected++;
      }
    }
    assertTrue(rejected > 0 && rejected < 3_000);
  }

  private static String format(String source) throws RegoErrors {
    return RegoFormat.of("m.rego", source, RegoVersion.V1);
  }
}
