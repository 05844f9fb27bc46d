package dev.lockstep.rego.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void aVariableHeldBesideOneOfUnknownTypeMayBeAnythingAfterwards() throws RegoErrors {
    accept("f(a) if { v := [{1 | input.x}, {a: 1 | input.y}][_]; glob.match(\"a\", null, v) }");
    accept(
        "f(a) if { xs := {1}; input.x with input.y as [input.z, xs, a]; startswith(xs, \"a\") }");
    assertEquals(
        "t.rego:2: rego_type_error: glob.match: invalid argument(s)\n"
            + "\thave: (string, null, set[number])\n"
            + "\twant: (string, any<null, array[string]>, string, boolean)",
        problem("f(a) if { v := [{1 | input.x}][_]; glob.match(\"a\", null, v) }"));
  }

  @Test
  void keysOfAHeadAreCheckedBeforeItsValue() {
    assertEquals(
        "t.rego:2: rego_type_error: startswith: invalid argument(s)\n"
            + "\thave: (array<number>, string)\n"
            + "\twant: (string, string, boolean)",
        problem("p[startswith(v, \"a\")] := ({v} >= v) if v := [6]"));
  }

  @Test
  void aMemberIsLookedForInNoNumberWhereverItStands() {
    assertEquals(
        "t.rego:2: rego_type_error: undefined ref: n[key]\n\tn[key]\n\t^\n\thave: number",
        problem("p if { n := 1; every x in input.xs { x; some y in n } }"));
  }

  @Test
  void aSetThatIsAKeyTellsObjectsApart() {
    assertEquals(
        "t.rego:2: rego_type_error: match error\n"
            + "\tleft  : object<[1]: number>\n\tright : object<a: number>\n"
            + "\thint  : both sides are objects but their types differ, so they can never be equal",
        problem("p if {{1}: 2} = {\"a\": 2}"));
  }

  @Test
  void aFunctionTakesThePlaceOfABuiltInOfAsManyOperandsOnly() throws RegoErrors {
    accept("f(x) := x\np if count(input.x) == 1 with count as f");
    assertEquals(
        "t.rego:3: rego_type_error: concat: arity mismatch\n"
            + "\thave: (any)\n\twant: (string, any<array[string], set[string]>)",
        problem("f(x) := x\np if input.x == 1 with concat as f"));
  }

  @Test
  void whatMetadataTellsARuleHasItsType() throws RegoErrors {
    accept("# METADATA\n# custom: {a: 1}\np if rego.metadata.rule().custom.a == 1");
    assertTrue(
        problem("p if rego.metadata.rule().custom.a == 1").contains("undefined ref"),
        "a rule without annotations has none of their members");
  }

  @Test
  void aConstantWithoutMembersIsLookedIntoInVain() throws RegoErrors {
    accept("p if { some i, x in 4 }");
    assertEquals(
        "t.rego:2: rego_type_error: match error\n\tleft  : array<???, ???>\n\tright : ???",
        problem("p if { some [i, x] in 4 }"));
  }

  @Test
  void modifiersOfEveryReplaceNoFunctions() {
    assertEquals(
        "t.rego:2: rego_type_error: function count used as reference, not called\n"
            + "\tcount\n\t^^^^^\n"
            + "\thave: (any<string, array[any], object[any: any], set[any]>) => number",
        problem("p if every x in [1] { x == 1 } with count as 3"));
  }
}
