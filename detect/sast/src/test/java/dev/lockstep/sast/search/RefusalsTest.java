package dev.lockstep.sast.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sast.load.SemgrepYaml;
import org.junit.jupiter.api.Test;

/// Rules that are well written and ask for what is not there.
class RefusalsTest {

  @Test
  void anEngineThatIsNotThereIsNamedInsteadOfAnotherOneRun() {
    String yaml =
        """
        rules:
        - id: r
          languages: [generic]
          message: m
          severity: ERROR
          options:
            generic_engine: aliengrep
          pattern: password ...
        """;
    RuleSet set = new RuleSet(SemgrepYaml.read("r.yaml", yaml).rules());
    assertTrue(set.rules().isEmpty());
    assertEquals("generic_engine: aliengrep is not read", set.refusals().getFirst().reason());
    assertFalse(set.refusals().getFirst().supported());
  }
}
