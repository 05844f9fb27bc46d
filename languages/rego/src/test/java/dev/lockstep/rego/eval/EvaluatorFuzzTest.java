package dev.lockstep.rego.eval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Puts policies together at random, from a fixed seed: each is rejected, or has a result, or ends
/// with an error of evaluation, within its budget, and the same each time.
class EvaluatorFuzzTest {
  private static final String[] TERMS = {
    "x",
    "y",
    "input.a",
    "input.a[x]",
    "input.b[y]",
    "1",
    "\"a\"",
    "[x, y]",
    "{x}",
    "{\"k\": y}",
    "count(input.a)",
    "[z | z := input.a[_]]",
    "{z | some z in input.b}",
    "f(x)",
    "g(x)",
    "x + 1",
    "{x} | {y}",
    "input[y]",
    "null",
    "$\"{x}-{input.q}\"",
    "input.a[i]",
    "[i, i]",
    "[x, [y]]",
    "{1: x}[1]",
    "f([x, y])[0]",
    "input.b.k",
    "-x",
    "{a: b | b := input.b[a]}",
    "max(input.a)"
  };
  private static final String[] SHAPES = {
    "%s = %s",
    "%s == %s",
    "%s != %s",
    "%s < %s",
    "some w in %s",
    "some w, v in %s",
    "not %s",
    "every e in %s { e != %s }",
    "w := %s",
    "%s",
    "%s == 1 with input as {\"a\": %s, \"b\": {\"k\": 2}}",
    "%s in %s",
    "1, %s in %s",
    "not %s == %s",
    "[i, 1] = %s",
    "%s = [x, h]",
    "h = %s; h != %s"
  };
  private static final String INPUT =
      "{\"a\": [1, 2, \"a\", [3]], \"b\": {\"k\": 1, \"l\": [1]}, \"c\": null}";

  @Test
  void randomPoliciesEndInAResultOrAnError() throws MalformedDocument {
    Random random = new Random(11);
    Value input = JsonReader.read(INPUT);
    int evaluated = 0;
    for (int i = 0; i < 3_000; i++) {
      String module = module(random);
      String first = outcome(module, input);
      if (!first.startsWith("rejected")) {
        evaluated++;
        assertTrue(first.equals(outcome(module, input)), module);
      }
    }
    assertTrue(evaluated > 300, "evaluated " + evaluated);
  }

  private static String outcome(String module, Value input) {
    try {
      return new PolicyCompiler()
          .module("t.rego", module)
          .compile()
          .prepare("data.t")
          .value(EvaluationOptions.DEFAULT.withInput(input).withMaxSteps(200_000))
          .map(Value::toString)
          .orElse("undefined");
    } catch (RegoErrors e) {
      return "rejected";
    } catch (EvaluationError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String module(Random random) {
    return "package t\nf(n) := n\ng(n) := 1 if n == 1\nelse := input.a if n == 2\n"
        + "q := "
        + term(random)
        + body(random)
        + "s contains "
        + term(random)
        + body(random)
        + "p[x] := "
        + (random.nextBoolean() ? "y" : "data.t.s")
        + body(random)
        + "o[y] contains x"
        + body(random)
        + "r := data.t.p[z] if { some z in data.t.s }\n"
        + "u := {k: v | some k, v in data.t.p}\n";
  }

  private static String body(Random random) {
    StringBuilder body = new StringBuilder(" if { some x in input.a; some y, _ in input.b");
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      String shape = SHAPES[random.nextInt(SHAPES.length)];
      body.append("; ").append(shape.formatted(term(random), term(random)));
    }
    return body.append(" }\n").toString();
  }

  private static String term(Random random) {
    return TERMS[random.nextInt(TERMS.length)];
  }
}
