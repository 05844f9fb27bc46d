package dev.lockstep.sast.search;

import dev.lockstep.sast.fixture.RuleTests;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.rule.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A rule or pattern with code, as files of examples write it: a line that says what is shown, the
/// language, the rule; below dashes the code, in which `<<` ends each line where a match begins.
public record Example(String shows, String language, String rule, String code, Set<Integer> lines) {
  private static final String HIT = " <<";

  /// All of a resource beside a class.
  public static List<Example> in(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + resource);
      }
      List<Example> all = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String each : text.split("====\n", -1)) {
        all.add(read(each));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example read(String text) {
    String[] parts = text.split("----\n", 2);
    String[] head = parts[0].split("\n", 3);
    StringBuilder code = new StringBuilder();
    Set<Integer> lines = new TreeSet<>();
    int number = 0;
    for (String line : parts[1].lines().toList()) {
      number++;
      boolean hit = line.endsWith(HIT);
      code.append(hit ? line.substring(0, line.length() - HIT.length()) : line).append('\n');
      if (hit) {
        lines.add(number);
      }
    }
    return new Example(head[0], head[1], head[2].stripTrailing(), code.toString(), lines);
  }

  /// The rule file that has this rule alone.
  String yaml() {
    return "rules:\n- id: example\n  languages: [%LANGUAGE%]\n  message: m\n  severity: ERROR\n"
            .replace("%LANGUAGE%", language)
        + rule.indent(2);
  }

  /// Where the rule finds something.
  public Set<Integer> found() {
    RuleFile file = SemgrepYaml.read("example.yaml", yaml());
    RuleSet set = new RuleSet(file.rules());
    if (!file.errors().isEmpty() || !set.refusals().isEmpty()) {
      throw new AssertionError(shows + ": " + file.errors() + set.refusals());
    }
    return lines(set, code.getBytes(StandardCharsets.UTF_8));
  }

  static Set<Integer> lines(RuleSet set, byte[] bytes) {
    RuleRun run = new RuleRun(set, bytes);
    Set<Integer> found = new TreeSet<>();
    for (CompiledRule rule : set.rules()) {
      for (Match match : run.run(rule)) {
        found.add(RuleTests.lineOf(bytes, match.start()));
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return shows;
  }
}
