package dev.lockstep.rego.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.syntax.RegoErrors;
import org.junit.jupiter.api.Test;

class BothVersionsTest {

  @Test
  void oldRulesAreWrittenSoThatBothVersionsReadThem() throws Exception {
    assertEquals(
        """
        package x

        import rego.v1

        # allowed
        default allow := false

        allow if {
        	input.a == 1
        }

        allow if {
        	input.b == 2
        }

        deny contains msg if {
        	msg := "x"
        }

        names contains "a"
        """,
        RegoFormat.forBoth(
            "p.rego",
            """
            package x
            import future.keywords.in
            # allowed
            default allow = false
            allow {
              input.a == 1
            } {
              input.b == 2
            }
            deny[msg] {
              msg := "x"
            }
            names["a"]
            """));
  }

  @Test
  void importsThatOnlyTheOldVersionNeedsAreLeftOut() throws Exception {
    assertEquals(
        "package x\n\nimport data.a\n\np if input.q\n",
        RegoFormat.withoutOldImports(
            "p.rego",
            "package x\nimport rego.v1\nimport data.a\nimport future.keywords\np if input.q\n"));
  }

  @Test
  void whatIsNoModuleOfEitherVersionIsRejected() {
    assertThrows(RegoErrors.class, () -> RegoFormat.forBoth("p.rego", "package x\np {"));
  }
}
