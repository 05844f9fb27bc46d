package dev.lockstep.rego;

import static dev.lockstep.rego.Policies.ask;
import static dev.lockstep.rego.Policies.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.rego.syntax.RegoError;
import dev.lockstep.rego.syntax.RegoErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comprehensions and the expressions around them may say of each other's variables, as the
/// reference has it.
class ClosuresTest {

  @Test
  void theHeadOfAComprehensionGivesValuesToItsBody() throws RegoErrors {
    Policy policy =
        compile(
            """
            package a
            wanted := [["cert", "a.crt"], ["key", "a.key"]]
            missing := [{"flag": w, "fix": sprintf("%s=%s", wanted[i])} |
              some w in ["flag"]
              not contains("has cert", wanted[i][0])
            ]
            members := {wanted[i][0]: wanted[i][1] | not contains("has cert", wanted[i][0])}
            """);
    assertEquals("[{\"fix\": \"key=a.key\", \"flag\": \"flag\"}]", ask(policy, "data.a.missing"));
    assertEquals("{\"key\": \"a.key\"}", ask(policy, "data.a.members"));
  }

  @Test
  void aNegatedExpressionSearchesWhereItsClosureSpeaksOfTheBody() throws RegoErrors {
    Policy policy =
        compile(
            """
            package a
            p if { x := 1; not {[1], [2]}[_] == [y | y := x] }
            q if { x := 3; not {[1], [2]}[_] == [y | y := x] }
            """);
    assertEquals("undefined", ask(policy, "data.a.p"));
    assertEquals("true", ask(policy, "data.a.q"));
    assertEquals(List.of("rego_unsafe_var_error"), codes("p if { not input[_] == 1 }"));
  }

  @Test
  void anObjectPatternMayHaveItsValueAsItsKeyAndMatchesNothing() throws Exception {
    Policy policy = compile("package a\np := v if { data.d.o = {v: v} }\n");
    assertEquals(
        "undefined", ask(policy, "data.a.p", Policies.data("{\"d\": {\"o\": {\"x\": \"x\"}}}")));
  }

  @Test
  void anExpressionThatLooksUpWhatItsClosureSpeaksOfWaitsForItself() {
    assertEquals(
        List.of("rego_unsafe_var_error"),
        codes("p if { some x in input; input.r[x] > {y | y = x} }"));
  }

  @Test
  void textLeavesNothingKnownOfItsVariables() {
    assertEquals(List.of(), codes("p if { x := 1; $\"a{x}\" == x }"));
    assertEquals(List.of("rego_type_error"), codes("p if { x := 1; $\"a{input.y}\" == x }"));
  }

  @Test
  void modifiersOfASearchKnowItsVariables() {
    assertEquals(
        List.of("rego_unsafe_var_error"), codes("p if { some x in [1] with data.d as [x] }"));
    assertEquals(List.of("rego_compile_error"), codes("p if { x := input.y with data.d as [x] }"));
  }

  @Test
  void whatIsDeprecatedIsToldWhereNothingElseIsWrong() {
    assertEquals(List.of("rego_unsafe_var_error"), codes("p if { all([true]); not x == 1 }"));
    assertEquals(List.of("rego_type_error"), codes("p if { all([true]) }"));
  }

  private static List<String> codes(String rule) {
    try {
      compile("package a\n" + rule + "\n");
      return List.of();
    } catch (RegoErrors e) {
      return e.errors().stream().map(RegoError::code).distinct().toList();
    }
  }
}
