package dev.lockstep.rego;

import static dev.lockstep.rego.Policies.ask;
import static dev.lockstep.rego.Policies.compile;
import static dev.lockstep.rego.Policies.compileOld;
import static dev.lockstep.rego.Policies.data;
import static dev.lockstep.rego.Policies.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.MalformedDocument;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void aDefaultCountsWhereNoRuleHasAValue() throws Exception {
    Policy policy =
        compile(
            """
            package app
            default allow := false
            allow if input.user == "ann"
            """);
    assertEquals("true", ask(policy, "data.app.allow", input("{\"user\": \"ann\"}")));
    assertEquals("false", ask(policy, "data.app.allow", input("{\"user\": \"bob\"}")));
    assertEquals("false", ask(policy, "data.app.allow"));
  }

  @Test
  void setsAndObjectsGrowFromAllTheirRules() throws Exception {
    Policy policy =
        compile(
            """
            package app
            names contains n if some n in input.a
            names contains "z"
            sizes[n] := count(n) if some n in names
            deep[a][b] := a + b if { some a in [1, 2]; some b in [3] }
            """);
    assertEquals("{\"x\", \"z\"}", ask(policy, "data.app.names", input("{\"a\": [\"x\"]}")));
    assertEquals("{\"z\": 1}", ask(policy, "data.app.sizes"));
    assertEquals("{1: {3: 4}, 2: {3: 5}}", ask(policy, "data.app.deep"));
  }

  @Test
  void elseCountsInOrder() throws Exception {
    Policy policy =
        compile(
            """
            package app
            size(n) := "small" if n < 10
            else := "large" if n < 100
            else := "huge"
            """);
    assertEquals(
        "[\"small\", \"large\", \"huge\"]",
        ask(policy, "[data.app.size(1), data.app.size(50), data.app.size(1000)]"));
  }

  @Test
  void expressionsAreOrderedSoThatVariablesHaveValues() throws Exception {
    Policy policy =
        compile(
            """
            package app
            p := x if { x > y; y = 2; x = z + 1; z = 4 }
            q := [x, y] if { [x, 1] = [2, y] }
            """);
    assertEquals("5", ask(policy, "data.app.p"));
    assertEquals("[2, 1]", ask(policy, "data.app.q"));
  }

  @Test
  void withReplacesInputDataAndFunctions() throws Exception {
    Policy policy =
        compile(
            """
            package app
            p := input.a
            q := data.stored
            f(x) := x + 1
            f2(x) := 4
            answers := [a, b, c, d, p] if {
              a := p with input as {"a": 1}
              b := q with data.stored as 2
              c := f(1) with f as 3
              d := count([]) with count as f2
            }
            """);
    assertEquals("[1, 2, 3, 4, 0]", ask(policy, "data.app.answers", input("{\"a\": 0}")));
  }

  @Test
  void everyHoldsForAllAndForNone() throws Exception {
    Policy policy =
        compile(
            """
            package app
            p if every x in input { x > 1 }
            """);
    assertEquals("true", ask(policy, "data.app.p", input("[2, 3]")));
    assertEquals("true", ask(policy, "data.app.p", input("[]")));
    assertEquals("undefined", ask(policy, "data.app.p", input("[2, 1]")));
  }

  @Test
  void rulesThatContradictEachOtherAreAConflict() throws Exception {
    Policy policy = compile("package app\np := x if some x in [1, 2]\n");
    EvaluationError e = assertThrows(EvaluationError.class, () -> ask(policy, "data.app.p"));
    assertEquals(
        """
        m0.rego:2: eval_conflict_error: rule data.app.p produced conflicting values:
          1 at m0.rego:2
          2 at m0.rego:2""",
        e.getMessage());
  }

  @Test
  void rulesAndStoredDocumentsAreOneTree() throws Exception {
    Policy policy =
        compile("package a.b\np := 1\n", "package a.c\nq := data.a.b[x] if x := \"p\"\n");
    assertEquals(
        "{\"b\": {\"p\": 1, \"s\": 2}, \"c\": {\"q\": 1}}",
        ask(policy, "data.a", data("{\"a\": {\"b\": {\"s\": 2}}}")));
  }

  @Test
  void theOldSyntaxIsUnderstood() throws Exception {
    Policy policy =
        compileOld(
            """
            package app
            deny[msg] { input.bad; msg = "bad" }
            deny[msg] { input.worse; msg := "worse" }
            """);
    assertEquals(
        "{\"bad\", \"worse\"}", ask(policy, "data.app.deny", input("{\"bad\":1,\"worse\":1}")));
  }

  @Test
  void theIndexFindsTheRulesThatCanHold() throws Exception {
    StringBuilder module = new StringBuilder("package app\n");
    for (int i = 0; i < 50; i++) {
      module.append(
          "r contains %d if { input.a == %d; input.b in {\"x\", \"y%d\"} }\n"
              .formatted(i, i % 10, i));
    }
    module.append("r contains \"any\" if input.c\n");
    Policy policy = compile(module.toString());
    assertEquals(
        "{3, 13, 23, 33, 43}", ask(policy, "data.app.r", input("{\"a\": 3, \"b\": \"x\"}")));
    assertEquals(
        "{13, \"any\"}", ask(policy, "data.app.r", input("{\"a\": 3, \"b\": \"y13\", \"c\": 1}")));
  }

  @Test
  void anEvaluationThatTakesTooManyStepsEnds() throws Exception {
    Policy policy =
        compile(
            """
            package app
            n := [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
            p := count([1 | n[_]; n[_]; n[_]; n[_]; n[_]; n[_]; n[_]; n[_]; n[_]; n[_]])
            """);
    EvaluationError e =
        assertThrows(
            EvaluationError.class,
            () -> ask(policy, "data.app.p", EvaluationOptions.DEFAULT.withMaxSteps(1_000_000)));
    assertEquals(EvaluationError.CANCEL, e.code());
    assertThrows(
        EvaluationError.class,
        () -> ask(policy, "data.app.p", EvaluationOptions.DEFAULT.withCancellation(() -> true)));
  }

  @Test
  void whatMakesNoSenseIsToldWithItsPlace() {
    assertError("m0.rego:2: rego_unsafe_var_error: var x is unsafe", "package a\np if x > 1\n");
    assertError(
        "m0.rego:2: rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p",
        "package a\np if p\n");
    assertError("m0.rego:2: rego_type_error: undefined function nope", "package a\np if nope(1)\n");
    assertError(
        "m0.rego:2: rego_parse_error: unexpected ] token: expected \\n or ; or }",
        "package a\np if { x := 1 ] }\n");
  }

  private static void assertError(String expected, String module) {
    RegoErrors e = assertThrows(RegoErrors.class, () -> compile(module));
    assertEquals(expected, e.errors().getFirst().toString());
  }

  @Test
  void inputIsUndefinedUnlessItIsGiven() throws RegoErrors, MalformedDocument {
    Policy policy = compile("package app\np if not input\nq := input.x.y\n");
    assertEquals("true", ask(policy, "data.app.p"));
    assertEquals("undefined", ask(policy, "data.app.q", input("{\"x\": 1}")));
  }

  @Test
  void operandsOfANegatedCallMustBeDefined() throws RegoErrors {
    Policy policy =
        Policies.compile(
            "package t\np if not startswith(input.x, \"a\")\nq if not input.x\n"
                + "r if not input.x == \"a\"\ns if not [input.x] == [1]\n");
    assertEquals("{\"q\": true, \"r\": true}", Policies.ask(policy, "data.t"));
  }

  @Test
  void aZeroKeepsItsSignWhereFloatsAreMultiplied() throws RegoErrors {
    Policy policy = Policies.compile("package t\np := -2.5 * 0\nq := ceil(-0.5)\n");
    assertEquals("-0", Policies.ask(policy, "data.t.p"));
    assertEquals("1", Policies.ask(policy, "data.t.q"));
  }

  @Test
  void aModuleIsReadAsData() throws RegoErrors {
    Policy policy = Policies.compile();
    assertEquals(
        "\"q\"",
        Policies.ask(
            policy, "rego.parse_module(\"x.rego\", \"package a\\nq := 1\").rules[0].head.name"));
  }
}
