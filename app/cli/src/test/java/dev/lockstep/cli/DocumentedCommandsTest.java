package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.command.Command;
import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pages tell to type is understood: each command exists, has the options it is shown
/// with, and each value of few that are allowed is one of them.
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("../..");
  private static final int SOME = 60;

  /// Behind the prompt of a block, indented or fenced, or in a code span.
  private static final Pattern BLOCK =
      Pattern.compile("^(?: {4,}|)(?:\\$ )?(?:\\./)?lockstep ([a-z].*)");

  private static final Pattern SPAN = Pattern.compile("`(?:\\./)?lockstep ([a-z][^`]*)`");

  /// A word, in which blanks may stand between quotes.
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

  private final List<String> amiss = new ArrayList<>();
  private int looked;

  @Test
  void whatThePagesTellToTypeIsUnderstood() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      for (Path page : docs.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        look(page);
      }
    }
    for (String page : List.of("README.md", "CONTRIBUTING.md", "integrations/README.md")) {
      look(ROOT.resolve(page));
    }
    assertEquals(List.of(), amiss);
    assertTrue(looked >= SOME, looked + " commands");
  }

  private void look(Path page) throws IOException {
    for (String line : Files.readAllLines(page)) {
      Matcher block = BLOCK.matcher(line);
      if (block.matches()) {
        check(page, block.group(1));
      }
      SPAN.matcher(line).results().forEach(span -> check(page, span.group(1)));
    }
  }

  private void check(Path page, String command) {
    // What two blanks part from the command says what it does.
    String typed = command.split(" {2,}| \\| | > ", 2)[0];
    String[] words = WORD.matcher(typed).results().map(word -> word.group()).toArray(String[]::new);
    looked++;
    complaint(words)
        .ifPresent(why -> amiss.add(page.getFileName() + ": lockstep " + typed + ": " + why));
  }

  /// Where one of several commands may stand (`policy test|check`), each must do.
  private static Optional<String> complaint(String[] words) {
    boolean several = words.length > 1 && !words[1].startsWith("-") && words[1].contains("|");
    for (String member : several ? words[1].split("\\|") : new String[] {""}) {
      String[] chosen = words.clone();
      if (several) {
        chosen[1] = member;
      }
      Optional<String> why = complaintOfOne(chosen);
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> complaintOfOne(String[] words) {
    try {
      Command command = Commands.named(words[0]).chosenBy(words);
      for (int i = 1; i < words.length; i++) {
        for (String word : words[i].startsWith("-") ? words[i].split("\\|") : new String[0]) {
          Optional<String> why = complaint(command, word, i + 1 < words.length ? words[i + 1] : "");
          if (why.isPresent()) {
            return why;
          }
        }
      }
      return Optional.empty();
    } catch (CommandFailure e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static Optional<String> complaint(Command command, String word, String next) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Option option = command.syntax().option(name);
    if (option == null) {
      return name.equals("--help") ? Optional.empty() : Optional.of("no option " + name);
    }
    String value = equals < 0 ? next : word.substring(equals + 1);
    boolean placeholder = value.equals(value.toUpperCase(Locale.ROOT));
    boolean known = option.choices().isEmpty() || placeholder;
    return known || option.choices().containsAll(List.of(value.split(",")))
        ? Optional.empty()
        : Optional.of(name + " does not know " + value);
  }
}
