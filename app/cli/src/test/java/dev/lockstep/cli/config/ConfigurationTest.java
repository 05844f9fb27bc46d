package dev.lockstep.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  @Test
  void everyKeyIsRead() {
    Configuration configuration =
        read(
            """
            gate:
              severity: medium
              confidence: high
              kinds: [secrets, sca]
              only-new: merge-base
              baseline: ci/old.txt
              branch: origin/main
            waivers:
              - rule: jwt
                path: docs/**
                owner: docs
                reason: "examples: not real"
                expires: 2027-01-31
                approver: mara
                ticket: SEC-7
            paths:
              exclude: ["*.min.js"]
              max-file-size: 2 MiB
            rules:
              files: [default, own.toml]
              enable: [a]
              disable: [b]
            secrets:
              fingerprint-key: "%s"
            cache:
              folder: .cache
              max-size: 1g
            """
                .formatted("0f".repeat(32)));
    assertEquals(Severity.MEDIUM, configuration.gate().severity());
    assertEquals(Confidence.HIGH, configuration.gate().confidence());
    assertEquals(Set.of(Kind.SECRETS, Kind.SCA), configuration.gate().kinds());
    assertEquals(
        new Configuration.NewSince(OnlyNew.MERGE_BASE, "ci/old.txt", "origin/main"),
        configuration.newSince());
    var waiver = configuration.waivers().getFirst();
    assertEquals(LocalDate.of(2027, 1, 31), waiver.expires());
    assertEquals("examples: not real", waiver.reason());
    assertEquals("lockstep.yaml:9", waiver.origin());
    assertEquals(List.of("*.min.js"), configuration.exclude());
    assertEquals(2L << 20, configuration.maxFileSize().orElseThrow());
    assertEquals(List.of("default", "own.toml"), configuration.ruleFiles());
    assertEquals(List.of("a"), configuration.enabledRules());
    assertEquals(List.of("b"), configuration.disabledRules());
    assertEquals("0f".repeat(32), configuration.key());
    assertEquals(1L << 30, configuration.cache().maxBytes().orElseThrow());
  }

  @Test
  void theDocumentShowsEveryKeyAsItIsRead() throws IOException {
    String page = Files.readString(Path.of("../../docs/configuration.md"));
    String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));
    assertEquals(3, read(example).waivers().size());
    for (String section : Keys.ROOT) {
      assertEquals(true, example.contains("\n" + section + ":"), section);
      for (String key : Keys.of(section)) {
        assertEquals(true, example.contains(" " + key + ": "), section + "." + key);
      }
    }
  }

  @Test
  void anEmptyFileIsTheStandard() {
    assertEquals(
        Configuration.standard(Path.of("/project")).gate(), read("# nothing yet\n").gate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gate: {severty: high}          | unknown key "severty"              | did you mean "severity"?
          severty: high                  | unknown key "severty"              | did you mean "severity", inside "gate"?
          gate: {severity: hihg}         | "severity" does not take "hihg"    | expected low, medium, high or critical
          gate: high                     | "gate" must be keys with values    | keys: severity
          gate: {mendable: maybe}        | "mendable" does not take "maybe"   | expected true or false
          gate: {where: [{stage: off}]}  | the entry names nothing            | it needs rule, path, kinds or when
          gate: {where: [{rule: a, stage: on}]}    | "stage" does not take "on" | off, audit, warn or enforce
          gate: {where: [{rule: a, enforce-when: "true"}]} | without a stage | audit or warn
          gate: {where: [{when: "findin.rule == 1"}]} | undeclared reference to 'findin' | ^
          gate: {where: [{when: "1 + 1"}]} | "when" is no condition: expected type 'bool' | ^
          waivers: {a: b}                | "waivers" must be a list           | for example
          waivers: [{owner: a}]          | the waiver names nothing           | it needs fingerprint
          waivers: [{rule: a, owner: b}] | "reason" is missing                | "reason" is needed here
          paths: {max-file-size: big}    | "max-file-size" does not take "big" | expected a size
          secrets: {fingerprint-key: ab} | does not take "ab"                 | 64 hex digits
          gate: [                        | not YAML                           | ``
          """)
  void anErrorShowsItsLineAndWhatWasExpected(String text, String message, String hint) {
    CommandFailure failure = assertThrows(CommandFailure.class, () -> read(text));
    String all = failure.text() + "\n" + String.join("\n", failure.details());
    assertEquals(2, failure.exitCode().number());
    assertEquals(true, all.contains(message), all);
    assertEquals(true, all.contains(hint), all);
    assertEquals(true, all.contains("lockstep.yaml, line"), all);
  }

  @Test
  void anErrorPointsAtItsPlace() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> read("gate:\n  severty: high\n"));
    assertEquals("unknown key \"severty\" in lockstep.yaml, line 2", failure.text());
    assertEquals(
        List.of("2 |   severty: high", "  |   ^^^^^^^ did you mean \"severity\"?"),
        failure.details());
  }

  @Test
  void aKeyMayNotStandTwice() {
    CommandFailure failure =
        assertThrows(CommandFailure.class, () -> read("cache: {}\ncache: {}\n"));
    assertEquals("key \"cache\" twice in lockstep.yaml, line 2", failure.text());
  }

  private static Configuration read(String text) {
    return ConfigurationReader.read(
        Path.of("/project/lockstep.yaml"), Path.of("/project"), "lockstep.yaml", text);
  }
}
