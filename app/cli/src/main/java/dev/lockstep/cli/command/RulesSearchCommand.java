package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.SourceLine;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.PatternSearch;
import dev.lockstep.model.Region;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import dev.lockstep.sast.CodeMatch;
import dev.lockstep.source.tree.Language;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Shows the code that one pattern matches.
final class RulesSearchCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "rules search",
        "[PATH...]",
        0,
        Syntax.MANY,
        "show the code that a pattern matches",
        List.of(
            Option.valued("--pattern", "PATTERN", "what to look for; needed").or("-e"),
            Option.valued("--lang", "LANGUAGE", "the language of the pattern; needed"),
            Option.choice("--format", "NAME", List.of("terminal", "json"), "how to write it"),
            Option.valued("--exclude", "GLOB", "leave out, as in .gitignore; repeatable"),
            Option.valued("--jobs", "N", "threads; as many as there are processors"),
            Option.flag("--debug", "show where an error comes from")),
        List.of(
            "",
            "Languages: " + String.join(", ", languages().subList(0, 6)),
            "and " + String.join(", ", languages().subList(6, languages().size())) + ".",
            "Exit codes: 0 found, 1 not found, 5 the pattern is invalid."));
  }

  private static List<String> languages() {
    return Arrays.stream(Language.values()).map(Language::id).toList();
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String pattern = needed(arguments, "--pattern");
    String language = needed(arguments, "--lang");
    List<CodeMatch> matches = new PatternSearch(arguments, surroundings).matches(language, pattern);
    Console console = surroundings.console();
    if (arguments.value("--format").orElse("terminal").equals("json")) {
      json(matches, console);
    } else {
      matches.forEach(match -> print(match, console));
    }
    console.flush();
    console.say(matches.size() + (matches.size() == 1 ? " match" : " matches"));
    return matches.isEmpty() ? ExitCode.BLOCKED : ExitCode.PASSED;
  }

  private static String needed(Arguments arguments, String option) {
    return arguments
        .value(option)
        .orElseThrow(() -> CommandFailure.usage("rules search needs " + option));
  }

  private static void print(CodeMatch match, Console console) {
    CodeMatch.Stretch place = match.place();
    console.print(
        match.finding().place().path() + ":" + place.line() + ":" + place.column() + bound(match));
    String[] lines = match.lines().split("\n", -1);
    Region region = match.finding().place().region();
    int column = region == null ? 0 : region.startColumn() - 1;
    int end =
        region != null && region.endLine() == region.startLine()
            ? region.endColumn() - 1
            : lines[0].length();
    for (String line : SourceLine.shown(place.line(), lines[0], column, end - column, "")) {
      console.print("  " + line);
    }
    if (lines.length > 1) {
      console.print("  to line " + place.endLine());
    }
    console.print("");
  }

  private static String bound(CodeMatch match) {
    StringBuilder text = new StringBuilder();
    for (CodeMatch.Variable one : match.bound()) {
      String value = one.stretch().text().replaceAll("\\s+", " ");
      text.append(text.isEmpty() ? "  " : ", ").append(one.name()).append(" = ");
      text.append(value.length() > 40 ? value.substring(0, 40) + "…" : value);
    }
    return text.toString();
  }

  private static void json(List<CodeMatch> matches, Console console) {
    try {
      JsonWriter json = JsonWriter.to(console.out(), "  ", JsonEscaping.PORTABLE);
      json.array();
      for (CodeMatch match : matches) {
        json.object().field("path", match.finding().place().path());
        stretch(json, match.place());
        json.object("metavariables");
        for (CodeMatch.Variable one : match.bound()) {
          json.object(one.name());
          stretch(json, one.stretch());
          json.endObject();
        }
        json.endObject().endObject();
      }
      json.endArray().finish();
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  private static void stretch(JsonWriter json, CodeMatch.Stretch at) throws IOException {
    json.field("line", at.line())
        .field("column", at.column())
        .field("offset", at.offset())
        .field("endLine", at.endLine())
        .field("endColumn", at.endColumn())
        .field("end", at.end())
        .field("text", at.text());
  }
}
