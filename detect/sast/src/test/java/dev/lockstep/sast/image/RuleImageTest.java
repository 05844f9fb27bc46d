package dev.lockstep.sast.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.search.RuleSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleImageTest {
  private static final String RULES =
      """
      rules:
      - id: searches
        languages: [python, javascript]
        message: $X is called
        severity: HIGH
        metadata: {cwe: [CWE-79], owner: us}
        options: {symbolic_propagation: true}
        paths: {include: ["*.py"], exclude: [tests]}
        fix: g($X)
        patterns:
        - pattern-either: [{pattern: f($X)}, {pattern-regex: "f\\\\(.*"}]
        - pattern-not: f(1)
        - metavariable-comparison: {metavariable: $X, comparison: $X > 0x10, base: 16, strip: true}
        - metavariable-pattern: {metavariable: $X, language: generic, pattern: "a ... b"}
      - id: follows
        languages: [go]
        message: m
        severity: ERROR
        mode: taint
        pattern-sources: [{pattern: source(), label: A, by-side-effect: only}]
        pattern-sinks: [{pattern: "sink(...)", requires: A}]
        pattern-sanitizers: [{pattern: "clean(...)", exact: true}]
        pattern-propagators: [{pattern: $A.add($B), from: $B, to: $A}]
      - id: broken
        languages: [python]
        message: m
        severity: ERROR
        pattern: "f("
      """;

  private static RuleImage image() {
    RuleFile file = SemgrepYaml.read("rules.yaml", RULES);
    assertEquals(0, file.errors().size());
    return new RuleImage(new RuleSet(file.rules()), file.rules(), file.errors(), file.notices());
  }

  @Test
  void rulesComeBackAsTheyWereWritten() {
    RuleImage image = image();
    RuleImage back = RuleImage.of(image.bytes());
    assertEquals(image.all(), back.all());
    assertEquals(image.rules().rules().size(), back.rules().rules().size());
    assertArrayEquals(image.bytes(), back.bytes());
  }

  @Test
  void bytesThatEndEarlyAreRefusedWhereverTheyEnd() {
    byte[] bytes = image().bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> RuleImage.of(cut));
    }
  }
}
