package dev.lockstep.rego.partial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.format.PolicyText;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialEvaluationTest {
  private static final String POLICY =
      """
      package app

      default allow := false

      allow if input.user == data.admins[_]

      allow if {
        input.method == "GET"
        has_role("reader")
      }

      has_role(role) if {
        some r in data.roles[input.user]
        r == role
      }

      deny contains msg if {
        some c in input.containers
        not c.limits
        msg := sprintf("no limits: %v", [c.name])
      }

      level := "high" if { input.score > 80 } else := "low"

      stranger if not has_role("reader")

      quiet if not loud

      loud if {
        some x in input.xs
        x > data.limit
      }
      """;

  private static final String DATA =
      "{\"admins\": [\"ann\", \"bob\"], \"roles\": {\"joe\": [\"reader\"]}, \"limit\": 5}";

  private static PartialResult left(String query, long maxSteps) throws Exception {
    return new PolicyCompiler()
        .partial()
        .module("app.rego", POLICY)
        .compile()
        .partial(
            query,
            List.of("input"),
            EvaluationOptions.DEFAULT.withData(JsonReader.read(DATA)).withMaxSteps(maxSteps));
  }

  private static List<String> queries(PartialResult left) {
    List<String> all = new ArrayList<>();
    for (List<Literal> query : left.queries()) {
      all.add(PolicyText.of(query).replace("\n", "; "));
    }
    return all;
  }

  private static List<String> queries(String query) throws Exception {
    return queries(left(query, 100_000));
  }

  private static String support(String query) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Module module : left(query, 100_000).support()) {
      all.append(PolicyText.of(module));
    }
    return all.toString();
  }

  @Test
  void rulesStandInThePlaceOfTheirNames() throws Exception {
    assertEquals(
        List.of(
            "input.user = \"ann\"",
            "input.user = \"bob\"",
            "input.method = \"GET\"; input.user = \"joe\""),
        queries("data.app.allow == true"));
  }

  @Test
  void aDefaultThatMayBeMeantNeedsARuleOfItsOwn() throws Exception {
    assertEquals(List.of("data.partial.app.allow"), queries("data.app.allow"));
    assertEquals(
        """
        package partial.app

        default allow := false

        allow if input.user = "ann"

        allow if input.user = "bob"

        allow if {
        \tinput.method = "GET"
        \tinput.user = "joe"
        }
        """,
        support("data.app.allow"));
  }

  @Test
  void aWholeSetIsLeftAsARule() throws Exception {
    assertEquals(List.of("data.partial.app.deny"), queries("data.app.deny"));
    assertEquals(
        """
        package partial.app

        deny contains sprintf("no limits: %v", [input.containers[_1].name]) if not input.containers[_1].limits
        """,
        support("data.app.deny"));
  }

  @Test
  void whereTheOrderOfBranchesDecidesTheRuleStays() throws Exception {
    assertEquals(List.of("data.app.level = \"low\""), queries("data.app.level = \"low\""));
  }

  @Test
  void aNegationIsTurnedRound() throws Exception {
    assertEquals(List.of("not input.user = \"joe\""), queries("data.app.stranger"));
  }

  @Test
  void aNegationThatSearchesNeedsARuleOfItsOwn() throws Exception {
    assertEquals(List.of("not data.partial.__not1__"), queries("data.app.quiet"));
    assertEquals(
        """
        package partial

        __not1__ if input.xs[_1] > 5
        """,
        support("data.app.quiet"));
  }

  @Test
  void whatIsKnownIsEvaluated() throws Exception {
    assertEquals(List.of(""), queries("data.admins[0] == \"ann\""));
    assertEquals(List.of(), queries("data.admins[0] == \"bob\""));
    assertEquals(List.of("input.y = 1; x = 1"), queries("x = 1; input.y = x"));
  }

  @Test
  void whatIsBoundMustBeDefined() throws Exception {
    assertEquals(List.of("input.a = _1"), queries("{ 1 | true } == {1}; _ = input.a"));
  }

  @Test
  void itEndsWithItsBudget() {
    assertThrows(EvaluationError.class, () -> left("data.app.allow == true", 3));
  }

  @Test
  void anUnknownThatIsNoDocumentIsInvalid() throws Exception {
    var policy = new PolicyCompiler().partial().module("app.rego", POLICY).compile();
    assertThrows(
        RegoErrors.class,
        () -> policy.partial("data.app.allow", List.of("user"), EvaluationOptions.DEFAULT));
  }
}
