package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.UnreadRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows the tree that patterns are matched with: kinds, places, symbols, and what names mean.
final class RulesDumpAstCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "rules dump-ast",
        "FILE",
        1,
        1,
        "show the tree of a file as patterns see it",
        List.of(
            Option.valued("--lang", "LANGUAGE", "the file's language, where its name does not say"),
            Option.flag("--pattern", "the file holds a pattern"),
            Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String typed = arguments.operands().getFirst();
    FrontEnd reader = reader(arguments.value("--lang"), typed);
    byte[] bytes = bytes(surroundings.file(typed), typed);
    Tree tree =
        arguments.has("--pattern")
            ? reader.parsePattern(
                new String(bytes, StandardCharsets.UTF_8).stripTrailing(), Symbols.create())
            : reader.parse(bytes, Symbols.create());
    new Dump(tree, surroundings.console()).print();
    surroundings.console().flush();
    for (UnreadRange range : tree.unread()) {
      surroundings
          .console()
          .say("not read: bytes " + range.start() + " to " + range.end() + ": " + range.reason());
    }
    return ExitCode.PASSED;
  }

  private static FrontEnd reader(Optional<String> named, String file) {
    Optional<Language> language =
        named.isPresent() ? Language.named(named.get()) : Language.ofFile(file);
    return language
        .flatMap(FrontEnds::of)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    named
                        .map(name -> "no front end reads " + name)
                        .orElse("the language of " + file + " is not known"),
                    "name one: --lang python"));
  }

  private static byte[] bytes(Path file, String typed) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CommandFailure.usage(typed + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// One tree on its way to the console.
  private static final class Dump {
    private final Tree tree;
    private final Names names;
    private final Console console;
    private final List<Integer> ends = new ArrayList<>();
    private final int[] lines;

    Dump(Tree tree, Console console) {
      this.tree = tree;
      this.names = Names.of(tree);
      this.console = console;
      byte[] source = tree.source();
      int count = 1;
      for (byte one : source) {
        count += one == '\n' ? 1 : 0;
      }
      lines = new int[count];
      int line = 0;
      for (int i = 0; i < source.length; i++) {
        if (source[i] == '\n') {
          lines[++line] = i + 1;
        }
      }
    }

    void print() {
      for (int node = 0; node < tree.size(); node++) {
        while (!ends.isEmpty() && ends.getLast() <= node) {
          ends.removeLast();
        }
        console.print("  ".repeat(ends.size()) + line(node));
        ends.add(tree.next(node));
      }
    }

    private String line(int node) {
      StringBuilder text = new StringBuilder(tree.kind(node).name().toLowerCase(Locale.ROOT));
      String symbol = tree.symbolText(node);
      if (!symbol.isEmpty()) {
        text.append(' ').append(quoted(symbol));
      }
      text.append("  ").append(place(tree.start(node))).append('-').append(place(tree.end(node)));
      symbol(text, " is ", names.qualified(node));
      if (names.constantKind(node) != Kind.NONE && !tree.is(node, names.constantKind(node))) {
        symbol(text, " = ", names.constant(node));
      }
      symbol(text, " : ", names.type(node));
      int variable = names.variable(node);
      if (variable != Names.NONE && variable != node) {
        text.append("  declared ").append(place(tree.start(variable)));
      }
      return text.toString();
    }

    private void symbol(StringBuilder text, String word, int symbol) {
      if (symbol != Names.NONE) {
        text.append(' ').append(word).append(quoted(tree.symbols().text(symbol)));
      }
    }

    private static String quoted(String text) {
      String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
      return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private String place(int offset) {
      int at = Arrays.binarySearch(lines, offset);
      int line = at >= 0 ? at : -at - 2;
      return (line + 1) + ":" + (offset - lines[line] + 1);
    }
  }
}
