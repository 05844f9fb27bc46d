package dev.lockstep.rego;

import static dev.lockstep.rego.Policies.ask;
import static dev.lockstep.rego.Policies.compile;
import static dev.lockstep.rego.Policies.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.value.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of several errors, or none, an evaluation ends in, as in the reference.
class ErrorsMetTest {
  private static final EvaluationOptions STRICT = EvaluationOptions.DEFAULT.withStrict(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input.s == true",
        "input.missing",
        "\"b\" in input.xs",
        "input.s in {\"y\", \"z\"}",
        "input.xs[_] == \"b\"",
        "[a, b] := input.xs",
        "x := input.s; x == \"y\"",
        "not input.missing < 1",
      })
  void aRuleIsNotEnteredWhoseConditionTheInputCannotMeet(String condition) throws Exception {
    Policy policy = compile("package app\np if { to_number(\"x\"); " + condition + " }");
    assertEquals("undefined", ask(policy, "data.app.p", strict("{\"s\": \"x\", \"xs\": [\"a\"]}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input.s == \"x\"",
        "{\"a\": a} = input.s",
        "input.s == input.missing",
        "input.xs[_] == \"a\"",
      })
  void aRuleIsEnteredWhoseConditionTheInputMayMeet(String condition) throws Exception {
    Policy policy = compile("package app\np if { to_number(\"x\"); " + condition + " }");
    EvaluationError error =
        assertThrows(
            EvaluationError.class,
            () -> ask(policy, "data.app.p", strict("{\"s\": \"x\", \"xs\": [\"a\"]}")));
    assertEquals(EvaluationError.BUILTIN, error.code());
  }

  @Test
  void callsAreEvaluatedBeforeTheReferencesBesideThem() throws Exception {
    Policy policy =
        compile("package app\np := [x | some x in [1]; data.missing == to_number(\"x\")]");
    EvaluationError error =
        assertThrows(EvaluationError.class, () -> ask(policy, "data.app.p", strict("{}")));
    assertEquals(EvaluationError.BUILTIN, error.code());
  }

  @Test
  void anErrorBehindTheFirstOfTwoResultsIsToldBeforeTheirConflict() throws Exception {
    Policy policy =
        compile(
            """
            package app
            f(_) := input.xs[_]
            p if {
              x := f(1)
              to_number(x)
            }
            """);
    EvaluationError strict =
        assertThrows(
            EvaluationError.class, () -> ask(policy, "data.app.p", strict("{\"xs\": [\"a\", 1]}")));
    assertEquals(EvaluationError.BUILTIN, strict.code());
    EvaluationError lenient =
        assertThrows(
            EvaluationError.class, () -> ask(policy, "data.app.p", input("{\"xs\": [\"a\", 1]}")));
    assertEquals(EvaluationError.CONFLICT, lenient.code());
  }

  @Test
  void aConflictEndsTheRuleThatMetItWhateverFollowsElsewhere() throws Exception {
    Policy policy =
        compile(
            """
            package app
            f(_) := input.xs[_]
            p if f(1)
            q if to_number("x")
            """);
    EvaluationError error =
        assertThrows(
            EvaluationError.class,
            () -> ask(policy, "[data.app.p, data.app.q]", strict("{\"xs\": [\"a\", 1]}")));
    assertEquals(EvaluationError.CONFLICT, error.code());
  }

  @Test
  void aComprehensionIsNotEvaluatedBesideAValueOfAnotherKind() throws Exception {
    Policy policy =
        compile("package app\np if { {1: x | some x in [1, 2]} == input.s }\nq if not p");
    assertEquals("true", ask(policy, "data.app.q", input("{\"s\": 1}")));
    assertThrows(EvaluationError.class, () -> ask(policy, "data.app.q", input("{\"s\": {}}")));
  }

  private static EvaluationOptions strict(String json) throws Exception {
    return STRICT.withInput(JsonReader.read(json));
  }
}
