package dev.lockstep.rego.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.RegoErrors;
import org.junit.jupiter.api.Test;

class TypeCheckTest {
  private static String problem(String rules) {
    PolicyCompiler compiler = new PolicyCompiler().module("t.rego", "package t\n" + rules);
    return String.valueOf(assertThrows(RegoErrors.class, compiler::compile).getMessage());
  }

  private static void accept(String rules) throws RegoErrors {
    var _ = new PolicyCompiler().module("t.rego", "package t\n" + rules).compile();
  }

  @Test
  void whatCanNeverBeEqualIsRejected() {
    assertEquals(
        "t.rego:2: rego_type_error: match error\n\tleft  : array<any>\n\tright : number",
        problem("p if [input.x] == 1"));
  }

  @Test
  void anOperandOfTheWrongTypeIsRejected() {
    assertEquals(
        "t.rego:2: rego_type_error: startswith: invalid argument(s)\n"
            + "\thave: (number, string)\n"
            + "\twant: (string, string, boolean)",
        problem("p if startswith(1, \"a\")"));
  }

  @Test
  void aMemberThatIsNotThereIsRejected() {
    assertEquals(
        "t.rego:3: rego_type_error: undefined ref: data.t.q.b\n"
            + "\tdata.t.q.b\n\t         ^\n\t         have: \"b\"\n"
            + "\t         want (one of): [\"a\"]",
        problem("q := {\"a\": 1}\np := q.b"));
  }

  @Test
  void typesGoThroughFunctionsAndComprehensions() throws RegoErrors {
    accept("f(x) := [y | some y in x; not startswith(y, \"-\")]\np if f(input.a)[0] == \"b\"");
    accept("f(x) := x\np if f(1) == \"a\"");
  }

  @Test
  void aVariableOfEveryMustBeUsed() {
    assertEquals(
        "t.rego:2: rego_compile_error: declared var e unused",
        problem("p if every e in [1] { input.x }"));
  }
}
