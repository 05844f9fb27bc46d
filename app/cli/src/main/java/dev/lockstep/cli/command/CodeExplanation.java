package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.cli.scan.CodeRules;
import dev.lockstep.model.Finding;
import dev.lockstep.sast.explain.LineExplanation;
import dev.lockstep.sast.explain.Remedies;
import dev.lockstep.sast.fixture.Example;
import dev.lockstep.sast.load.LoadedRules;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.pack.RuleExamples;
import dev.lockstep.sast.pack.RulePack;
import dev.lockstep.sast.rule.SastRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What only rules of code can say of themselves.
final class CodeExplanation {
  private final Surroundings surroundings;
  private final Console console;

  CodeExplanation(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.console = surroundings.console();
  }

  // ------------------------------------------------------------------ a rule

  /// Code that the rule finds, and code that it lets pass, from the files it is tested on.
  void examples(String id, List<String> files) {
    Optional<Example> example = ofFiles(id, files).or(() -> RuleExamples.of(id));
    example.ifPresent(
        its -> {
          show("it finds", its.found());
          show("it lets pass", its.passed());
        });
  }

  private Optional<Example> ofFiles(String id, List<String> named) {
    for (String name : named) {
      Path path = surroundings.file(name);
      for (Path file : Files.exists(path) ? LoadedRules.ruleFiles(path) : List.<Path>of()) {
        try {
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          for (SastRule rule : SemgrepYaml.read(name, text).rules()) {
            if (rule.id().equals(id)) {
              return Example.beside(file, id);
            }
          }
        } catch (IOException e) {
          throw CommandFailure.usage(
              surroundings.shown(file) + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    return Optional.empty();
  }

  private void show(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      console.print("");
      console.print(heading);
      lines.forEach(line -> console.print("    " + line));
    }
  }

  // ------------------------------------------------------------------ a finding

  /// What would have stopped the data on its way, as far as the rule knows.
  void remedies(Finding finding, List<String> files) {
    Optional<SastRule> rule = CodeRules.named(finding.rule().value(), files, surroundings);
    List<String> remedies = rule.map(Remedies::of).orElse(List.of());
    if (!remedies.isEmpty()) {
      console.print("");
      console.print("what the rule takes for clean, anywhere on the way:");
      remedies.forEach(remedy -> console.print("  " + remedy));
    }
  }

  // ------------------------------------------------------------------ a line

  /// Why a rule finds something on a line, or does not.
  ///
  /// @param place `FILE:LINE`
  ExitCode line(String id, String place, List<String> files) {
    int colon = place.lastIndexOf(':');
    int line = colon < 0 ? 0 : number(place.substring(colon + 1));
    if (line < 1) {
      throw CommandFailure.usage("explain RULE needs a place such as src/app.py:12");
    }
    String name = place.substring(0, colon);
    SastRule rule =
        CodeRules.named(id, files, surroundings)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "there is no rule of code \"" + id + "\"", Suggestion.question(id, ids())));
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(surroundings.file(name));
    } catch (IOException e) {
      throw CommandFailure.usage(name + " cannot be read: " + e.getMessage(), e);
    }
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (line > lines.length) {
      throw CommandFailure.usage(name + " has " + lines.length + " lines");
    }
    console.print(name + ":" + line + "  " + lines[line - 1].strip());
    LineExplanation.of(rule, name, bytes, line).forEach(console::print);
    return ExitCode.PASSED;
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    RulePack.all(true, List.of()).forEach(pack -> pack.read().forEach(rule -> ids.add(rule.id())));
    return ids;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
