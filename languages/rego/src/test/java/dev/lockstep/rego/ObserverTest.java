package dev.lockstep.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObserverTest {
  @Test
  void theExpressionThatFailsIsToldWithItsValues() throws RegoErrors, MalformedDocument {
    List<String> told = new ArrayList<>();
    Observer observer =
        new Observer() {
          @Override
          public void failed(Location expression, Map<String, Value> values) {
            told.add(expression + " " + values);
          }
        };
    Policy policy =
        new PolicyCompiler()
            .observed()
            .module("t.rego", "package t\np if {\n  x := input.a\n  x == input.b\n}\n")
            .compile();
    Value input = JsonReader.read("{\"a\": 1, \"b\": 2}");
    assertEquals(
        List.of(),
        policy
            .prepare("data.t.p")
            .evaluate(EvaluationOptions.DEFAULT.withInput(input).withObserver(observer)));
    assertEquals("t.rego:4 {x=1, input.b=2}", told.getFirst());
  }
}
