package dev.lockstep.rego;

import static dev.lockstep.rego.Policies.ask;
import static dev.lockstep.rego.Policies.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompileErrorsTest {

  @Test
  void aRuleMayNotStandInTheValueOfAnother() {
    assertEquals(
        List.of(
            "m0.rego:2: rego_type_error: rule data.a.p conflicts with:\n"
                + "  rule data.a.p.q at m0.rego:3"),
        errors("package a\np := {\"x\": 1}\np.q := 2\n"));
  }

  @Test
  void oneNameHasOneShape() {
    assertEquals(
        List.of("m0.rego:2: rego_type_error: conflicting rules data.a.p found"),
        errors("package a\np := 1\np contains 2\n"));
  }

  @Test
  void textIsMadeOfVariablesThatHaveValues() {
    assertEquals(
        List.of("m0.rego:2: rego_compile_error: var _ is undeclared"),
        errors("package a\np := $\"x{input.y[_]}\"\n"));
  }

  @Test
  void aCallGetsNoValuesFromWhatStandsBesideIt() throws RegoErrors {
    assertEquals(
        List.of("m0.rego:2: rego_unsafe_var_error: var i is unsafe"),
        errors("package a\np if input.xs[i] > abs(i)\n"));
    var _ = compile("package a\np if abs(input.xs[i]) > abs(i)\n");
  }

  @Test
  void anOperandOfLogicWithoutBracesSearchesForNothing() throws RegoErrors {
    String keywords = "package a\nimport future.keywords\n";
    assertEquals(
        List.of("m0.rego:3: rego_unsafe_var_error: var _ is unsafe"),
        errors(keywords + "p if input.xs[_] == 1 or input.y\n"));
    assertEquals(
        List.of("m0.rego:3: rego_unsafe_var_error: var _ is unsafe"),
        errors(keywords + "p if not input.xs[_] == 1\n"));
    var _ = compile(keywords + "p if { input.xs[_] == 1 } or not { input.xs[_] == 2 }\n");
  }

  @Test
  void metadataSaysEachThingOnceAndOfWhatItIsAbout() {
    assertEquals(
        List.of(
            "m0.rego:4: rego_parse_error: yaml: line 2:"
                + " mapping key \"title\" already defined at line 1"),
        errors("package a\n# METADATA\n# title: a\n# title: b\np := 1\n"));
    assertEquals(
        List.of(
            "m0.rego:2: rego_parse_error: annotation entrypoint applied to non-document or package"
                + " scope 'rule'"),
        errors("package a\n# METADATA\n# scope: rule\n# entrypoint: true\np := 1\n"));
  }

  @Test
  void aConstantInATemplateIsTextWhateverModifiesIt() throws RegoErrors {
    var _ = compile("package a\np := $\"x{1 with input as x}\"\n");
  }

  @Test
  void aRuleDependsOnWhatItReplaces() {
    assertEquals(
        List.of(
            "m0.rego:3: rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"),
        errors("package a\nq := 1\np if { q == 1 with data.a.p as 1 }\n"));
  }

  @Test
  void callsAreCheckedBeforeVariables() {
    assertEquals(
        List.of("m0.rego:2: rego_type_error: undefined function nope"),
        errors("package a\np if { nope(1); x }\n"));
  }

  @Test
  void queriesAreTyped() throws RegoErrors {
    Policy policy = compile("package a\np := true\n");
    RegoErrors e = assertThrows(RegoErrors.class, () -> policy.prepare("data.a.p.q"));
    assertEquals("rego_type_error", e.errors().getFirst().code());
  }

  @Test
  void importsOfOneNameAreRejectedAndSoAreDeprecatedFunctions() {
    assertEquals(
        List.of(
            "m0.rego:3: rego_compile_error: import must not shadow import data.x",
            "m0.rego:4: rego_type_error: deprecated built-in function calls in expression: any"),
        errors("package a\nimport data.x\nimport data.b.x\np := any([true])\nq := x\n"));
  }

  @Test
  void strictPoliciesUseAllThatTheyName() {
    RegoErrors e =
        assertThrows(
            RegoErrors.class,
            () ->
                new PolicyCompiler()
                    .strict()
                    .module(
                        "m.rego",
                        """
                        package a
                        import data.unused
                        f(x, y) := x
                        p if { z := 1; input.q }
                        g(x) := 1 if false
                        else := x
                        """)
                    .compile());
    assertEquals(
        List.of(
            "m.rego:2: rego_compile_error: import data.unused unused",
            "m.rego:3: rego_compile_error: unused argument y",
            "m.rego:4: rego_compile_error: assigned var z unused"),
        e.errors().stream().map(RegoError::toString).toList());
  }

  @Test
  void aNegatedCallLooksForOneThatDoesNotHold() throws RegoErrors {
    Policy policy = compile("package a\nq if not abs([1, 9][_]) > 5\n");
    assertEquals("true", ask(policy, "data.a.q"));
  }

  @Test
  void rulesThatDependOnThemselvesAreNamedWithTheirWay() {
    List<String> found = errors("package a\np if q\nq if p\n");
    assertEquals(2, found.size());
    assertEquals(
        "m0.rego:2: rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q ->"
            + " data.a.p",
        found.getFirst());
  }

  @Test
  void aQueryOfSeveralSolutionsShowsThoseThatHold() throws RegoErrors {
    Policy policy = compile("package a\np := [1, false, 2]\n");
    assertEquals(2, policy.prepare("data.a.p[_]").evaluate(EvaluationOptions.DEFAULT).size());
  }

  @Test
  void loopsEndAtTheBudget() throws RegoErrors {
    Policy policy =
        compile(
            """
            package a
            n := numbers.range(1, 1000)
            p if every x in n { every y in n { every z in n { x + y + z > 0 } } }
            q := count([1 | some x in n; some y in n; some z in n; x + y + z > 0])
            """);
    EvaluationOptions bounded = EvaluationOptions.DEFAULT.withMaxSteps(200_000);
    for (String query : List.of("data.a.p", "data.a.q")) {
      EvaluationError e =
          assertThrows(EvaluationError.class, () -> ask(policy, query, bounded), query);
      assertEquals("eval_cancel_error", e.code());
    }
  }

  private static List<String> errors(String module) {
    return assertThrows(RegoErrors.class, () -> compile(module)).errors().stream()
        .map(RegoError::toString)
        .toList();
  }
}
