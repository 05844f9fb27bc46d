package dev.lockstep.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The code that `docs/embed-rego.md` shows.
class EmbedTest {
  private static final Path PAGE = Path.of("../../docs/embed-rego.md");
  private static final Path SOURCE = Path.of("src/test/java/dev/lockstep/rego/EmbedTest.java");

  @Test
  void theExampleDecides() throws Exception {
    // begin
    Policy policy =
        new PolicyCompiler()
            .module(
                "app.rego",
                """
                package app

                default allow := false

                allow if input.user in data.admins

                deny contains $"{input.user} may not {input.action}" if not allow
                """)
            .compile();
    Query deny = policy.prepare("data.app.deny");

    EvaluationOptions options =
        EvaluationOptions.DEFAULT
            .withData(JsonReader.read("{\"admins\": [\"ann\"]}"))
            .withInput(JsonReader.read("{\"user\": \"bob\", \"action\": \"deploy\"}"));
    Optional<Value> reasons = deny.value(options);
    // end
    assertEquals(Optional.of(SetValue.of(StringValue.of("bob may not deploy"))), reasons);
  }

  @Test
  void aHostAddsBuiltins() throws Exception {
    // begin
    Builtin shout =
        Builtin.of(
            "host.shout",
            "string => string",
            (operands, context) ->
                operands[0] instanceof StringValue s ? StringValue.of(s.text() + "!") : null);
    Policy policy =
        new PolicyCompiler()
            .builtins(List.of(shout))
            .module("m.rego", "package m\nx := host.shout(\"hello\")\n")
            .compile();
    // end
    assertEquals("\"hello!\"", Policies.ask(policy, "data.m.x"));
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    String page = withoutIndent(Files.readString(PAGE));
    String source = Files.readString(SOURCE);
    int examples = 0;
    for (String piece : source.split("// be" + "gin\n")) {
      int end = piece.indexOf("    // e" + "nd");
      if (end >= 0) {
        examples++;
        assertTrue(page.contains(withoutIndent(piece.substring(0, end))), piece);
      }
    }
    assertEquals(2, examples);
  }

  private static String withoutIndent(String text) {
    return text.lines().map(String::strip).reduce("", (a, b) -> a + b + "\n");
  }
}
