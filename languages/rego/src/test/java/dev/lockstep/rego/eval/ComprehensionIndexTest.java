package dev.lockstep.rego.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Policies that are observed have no index, so what they come to is what is expected.
class ComprehensionIndexTest {
  private static final String INPUT =
      """
      {"teams": [{"id": 1}, {"id": 2}, {"id": 3}, {}, {"id": 1.0}, {"id": "1"}],
       "users": [{"name": "a", "team": 1}, {"name": "b", "team": 2}, {"name": "c", "team": 1},
                 {"name": "d"}, {"name": "e", "team": 1, "k": "x"}, {"name": "f", "team": 3}]}
      """;

  private static final List<String> BODIES =
      List.of(
          "r[i] := [u.name | some u in input.users; u.team == t.id] if some i, t in input.teams",
          "r[i] := {u.name | u := input.users[_]; t.id = u.team} if some i, t in input.teams",
          "r[i] := {u.name: u.team | some u in input.users; u.team == id} if {"
              + " some i, t in input.teams; id := t.id }",
          "r[i] := [u.name | some u in input.users; u.team == input.teams[0].id] if"
              + " some i, t in input.teams",
          "r[i] := {u.team: u.name | some u in input.users; u.team == id; id != 1} if {"
              + " some i, t in input.teams; id := t.id }",
          "f(id) := [u | some u in input.users; u.team == id]\n"
              + "r[i] := count(f(t.id)) if some i, t in input.teams",
          "f(id) := [u | some u in input.users; u.team == id]\n"
              + "r[i] := x if { some i, t in input.teams;"
              + " x := f(t.id) with input.users as [{\"team\": t.id}] }",
          "r[i] := [[u.name, v.name] | some u in input.users; some v in input.users;"
              + " u.team == t.id; v.team == u.team] if some i, t in input.teams");

  private static Value answer(PolicyCompiler compiler, String body, long maxSteps)
      throws Exception {
    EvaluationOptions options =
        EvaluationOptions.DEFAULT.withInput(JsonReader.read(INPUT)).withMaxSteps(maxSteps);
    return compiler
        .module("p.rego", "package p\n" + body)
        .compile()
        .prepare("data.p.r")
        .value(options)
        .orElseThrow();
  }

  @Test
  void anIndexChangesNoResult() throws Exception {
    for (String body : BODIES) {
      Value plain = answer(new PolicyCompiler().observed(), body, 1_000_000);
      assertEquals(plain, answer(new PolicyCompiler(), body, 1_000_000), body);
    }
  }

  @Test
  void aJoinTakesStepsForEachElementAndNotForEachPair() throws Exception {
    String join =
        "ids := numbers.range(1, 2000)\n"
            + "r := count([i | some i in ids; xs := [x | some x in ids; x == i]; count(xs) == 1])";
    assertTrue(answer(new PolicyCompiler(), join, 200_000).toString().equals("2000"));
  }

  @Test
  void aSearchThatCostsMoreThanItSavesIsGivenUp() throws Exception {
    String body =
        "ids := numbers.range(1, 3000)\n"
            + "r := [x | some i in [1, 2, 3, 4, 5];"
            + " x := count([z | some y in ids; y == i; some z in ids])]";
    assertEquals(
        "[3000, 3000, 3000, 3000, 3000]", answer(new PolicyCompiler(), body, 300_000).toString());
  }

  @Test
  void keysThatConflictForNobodyWhoAsksAreNoConflict() throws Exception {
    String body =
        "xs := [{\"k\": 1, \"v\": 1}, {\"k\": 1, \"v\": 2}, {\"k\": 2, \"v\": 3}]\n"
            + "r := [o | some i in [2, 2, 2, 2, 2]; o := {x.k: x.v | some x in xs; x.k == i}]";
    assertEquals(
        "[{2: 3}, {2: 3}, {2: 3}, {2: 3}, {2: 3}]",
        answer(new PolicyCompiler(), body, 100_000).toString());
  }
}
