package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.SourceLine;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.console.UnifiedDiff;
import dev.lockstep.sast.fixture.RuleFileTest;
import dev.lockstep.sast.fixture.RuleTests;
import dev.lockstep.sast.rule.RuleError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/// Tries files of code rules and says what came of it.
final class CodeRuleTests {
  private final Surroundings surroundings;
  private final Console console;
  private final boolean strict;
  private final Map<String, Integer> languages = new TreeMap<>();
  private int files;
  private int passed;
  private int failed;
  private int untested;
  private int unsupported;
  private int invalid;
  private int fixes;
  private int wrongFixes;

  /// @param strict whether it is told what is not supported
  CodeRuleTests(Surroundings surroundings, boolean strict) {
    this.strict = strict;
    this.surroundings = surroundings;
    this.console = surroundings.console();
  }

  void run(Path file) {
    RuleFileTest test;
    try {
      test = RuleFileTest.of(file, surroundings.shown(file));
    } catch (IOException e) {
      throw CommandFailure.usage(
          surroundings.shown(file) + " cannot be read: " + e.getMessage(), e);
    }
    files++;
    for (RuleError error : test.errors()) {
      invalid++;
      console.print("invalid  " + error.shown() + "\n");
    }
    if (strict) {
      for (RuleError notice : test.notices()) {
        console.print("not supported  " + notice.reason() + ", " + place(notice) + "\n");
      }
    }
    for (RuleTests.Result result : test.rules()) {
      count(result, file);
    }
    for (RuleFileTest.Fixed fix : test.fixes()) {
      count(fix, file);
    }
    for (RuleFileTest.Stranger stranger : test.strangers()) {
      failed++;
      console.print(
          "failed  " + beside(file, stranger.target()) + " expects " + stranger.rule() + ",");
      console.print("  and " + test.file() + " has no such rule\n");
    }
  }

  private static String place(RuleError error) {
    return error.line() > 0 ? error.file() + ":" + error.line() : error.file();
  }

  private String beside(Path rules, String target) {
    return surroundings.shown(rules.resolveSibling(target));
  }

  private void count(RuleTests.Result result, Path file) {
    switch (result.outcome()) {
      case PASSED -> passed++;
      case UNTESTED -> untested++;
      case UNSUPPORTED -> {
        unsupported++;
        languages.merge(result.reason(), 1, Integer::sum);
      }
      case FAILED -> {
        if (!result.mismatches().isEmpty()) {
          failed++;
          tell(result, file);
        }
      }
    }
  }

  private void tell(RuleTests.Result result, Path file) {
    console.print("failed  " + result.rule().id() + "  " + surroundings.shown(file));
    for (RuleTests.Mismatch mismatch : result.mismatches()) {
      String target = beside(file, mismatch.target());
      List<String> lines = lines(file.resolveSibling(mismatch.target()));
      tell(mismatch.missed(), target, lines, "must be found, and is not");
      tell(mismatch.unexpected(), target, lines, "is found, and nothing expects it");
    }
    console.print("");
  }

  private void tell(SortedSet<Integer> numbers, String target, List<String> lines, String what) {
    for (int number : numbers) {
      console.print("  " + target + ":" + number + " " + what);
      if (number <= lines.size()) {
        String line = lines.get(number - 1);
        int column = line.length() - line.stripLeading().length();
        int length = Math.max(1, line.stripTrailing().length() - column);
        for (String shown : SourceLine.shown(number, line, column, length, "")) {
          console.print("    " + shown);
        }
      }
    }
  }

  private static List<String> lines(Path target) {
    try {
      return List.of(
          new String(Files.readAllBytes(target), StandardCharsets.UTF_8).split("\n", -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private void count(RuleFileTest.Fixed fix, Path file) {
    fixes++;
    if (fix.passed()) {
      return;
    }
    wrongFixes++;
    String target = beside(file, fix.target());
    console.print("failed  the fixes of " + target + " do not come to " + fix.name());
    UnifiedDiff.of(fix.name(), target + ", fixed", fix.expected(), fix.actual())
        .forEach(line -> console.print("  " + line));
    console.print("");
  }

  /// Says how many passed, and what that means for the exit code.
  ExitCode finish() {
    if (files == 0) {
      return ExitCode.NOTHING;
    }
    StringBuilder line = new StringBuilder();
    line.append(passed + failed).append(passed + failed == 1 ? " rule" : " rules");
    line.append(" tried, ").append(failed).append(" failed");
    append(line, invalid, " invalid");
    append(line, unsupported, " not supported " + languages());
    append(line, untested, " without a target");
    if (fixes > 0) {
      line.append(" · ").append(fixes).append(fixes == 1 ? " file" : " files");
      line.append(" fixed, ").append(wrongFixes).append(" not as they must be");
    }
    console.say(line.toString());
    ExitCode exit = failed + wrongFixes > 0 ? ExitCode.BLOCKED : ExitCode.PASSED;
    if (passed + failed + fixes == 0) {
      exit = ExitCode.NOTHING;
    }
    if (strict && unsupported > 0) {
      exit = exit.or(ExitCode.INCOMPLETE);
    }
    return invalid > 0 ? exit.or(ExitCode.INVALID_RULE) : exit;
  }

  private String languages() {
    return "("
        + String.join(
            ", ", languages.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList())
        + ")";
  }

  private static void append(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(what);
    }
  }
}
