package dev.lockstep.sast.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sast.load.SemgrepYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What takes too long ends, and says which rule it was.
class BudgetsTest {

  private static List<String> unfinished(String language, String rule, String code) {
    Example example = new Example("", language, rule, code, java.util.Set.of());
    RuleSet set = new RuleSet(SemgrepYaml.read("rules.yaml", example.yaml()).rules());
    RuleRun run = new RuleRun(set, code.getBytes(StandardCharsets.UTF_8));
    set.rules().forEach(run::run);
    return run.unfinished();
  }

  @Test
  void anExpressionOverATextThatItIsSlowOn() {
    assertEquals(
        List.of("example"), unfinished("regex", "pattern-regex: ^(a+)+$", "a".repeat(5_000) + "!"));
  }

  @Test
  void anExpressionInAPatternsString() {
    assertEquals(
        List.of("example"),
        unfinished("python", "pattern: f(\"=~/^(a+)+$/\")", "f('" + "a".repeat(5_000) + "!')\n"));
  }

  @Test
  void anExpressionThatAMetavariableMustMatch() {
    String rule =
        """
        patterns:
          - pattern: f("$X")
          - metavariable-regex:
              metavariable: $X
              regex: (a+)+$
        """;
    assertEquals(
        List.of("example"), unfinished("python", rule, "f('" + "a".repeat(5_000) + "!')\n"));
  }

  @Test
  void dotsAmongVeryManyArguments() {
    String pattern = "pattern: f(..., $A, ..., $B, ..., $C, ..., $D, ..., 7)";
    String code = "f(" + "1, ".repeat(2_000) + "0)\n";
    assertEquals(List.of("example"), unfinished("python", pattern, code));
  }

  @Test
  void wordsOfGenericModeWithManyDots() {
    String rule = "pattern: a ... a ... a ... a ... a ... a ... a ... a ... b";
    assertEquals(
        List.of("example"),
        unfinished("generic", rule, "a ".repeat(4_000) + "\n".repeat(20) + "b\n"));
  }

  @Test
  void whatIsNestedVeryDeepEndsWithoutHarm() {
    String code = "x = " + "f(".repeat(10_000) + ")".repeat(10_000) + "\n";
    assertEquals(List.of(), unfinished("python", "pattern: g(<... f($X) ...>)", code));
  }

  private static final String TAINT =
      """
      mode: taint
      options: {follow_calls: true}
      pattern-sources: [{pattern: source()}]
      pattern-sinks: [{pattern: sink(...)}]
      """;

  @Test
  void functionsOfWhichEachCallsAllOthersAreFollowedOnceEach() {
    assertEquals(List.of(), unfinished("python", TAINT, callingEachOther(40)));
  }

  @Test
  void aCircleOfFunctionsThatIsDeeperThanCallsAreFollowedIsSaid() {
    assertEquals(List.of("example"), unfinished("python", TAINT, callingEachOther(200)));
  }

  private static String callingEachOther(int functions) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < functions; i++) {
      code.append("def f").append(i).append("(x):\n");
      for (int j = 0; j < functions; j++) {
        code.append("    f").append(j).append("(x)\n");
      }
    }
    return code.append("sink(f0(source()))\n").toString();
  }

  @Test
  void aFunctionOfTenThousandLinesIsFollowedToItsEnd() {
    StringBuilder code = new StringBuilder("def f():\n    x0 = source()\n");
    for (int i = 0; i < 10_000; i++) {
      code.append("    x").append(i + 1).append(" = x").append(i).append(" + 'a'\n");
    }
    code.append("    sink(x10000)\n");
    assertEquals(List.of(), unfinished("python", TAINT, code.toString()));
  }

  @Test
  void whatEndsInTimeIsNotNamed() {
    assertEquals(List.of(), unfinished("python", "pattern: f(...)", "f(1)\n"));
  }
}
