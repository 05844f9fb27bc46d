package dev.lockstep.regex.pcre;

import dev.lockstep.regex.pcre.PcreNode.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A regular expression with the syntax and semantics of PCRE2 in UTF mode, over UTF-8 bytes: a
/// byte that is no valid UTF-8 is one code point U+FFFD. Its search backtracks, so it counts steps.
///
/// Immutable and safe for threads; each thread searches with its own [PcreMatcher].
public final class Pcre {
  private final String pattern;
  private final PcreProgram program;
  private final Map<String, Integer> names;
  private final List<String> required;
  private final List<String> wholeTexts;

  private Pcre(
      String pattern,
      PcreProgram program,
      Map<String, Integer> names,
      List<String> required,
      List<String> wholeTexts) {
    this.wholeTexts = wholeTexts;
    this.pattern = pattern;
    this.program = program;
    this.names = names;
    this.required = required;
  }

  /// @param multiline whether `^` and `$` match at lines from the start
  /// @throws PcreSyntax where PCRE2 would refuse the pattern, or it uses recursion or verbs
  public static Pcre compile(String pattern, boolean multiline, boolean ignoreCase)
      throws PcreSyntax {
    PcreParser parser = new PcreParser(pattern, multiline, ignoreCase);
    PcreNode node = parser.parse();
    return new Pcre(
        pattern,
        new PcreProgram(node, parser.groups()),
        new HashMap<>(parser.names()),
        required(node),
        WholeTexts.of(node));
  }

  public PcreMatcher matcher() {
    return new PcreMatcher(program);
  }

  public int groupCount() {
    return program.groups;
  }

  /// Names of groups with their numbers.
  public Map<String, Integer> groupNames() {
    return Map.copyOf(names);
  }

  /// A text of which each match contains at least one; empty where the pattern has none.
  public List<String> literals() {
    return required;
  }

  /// The texts that it matches from their beginning to their end, but for a line end behind them;
  /// empty where they are not few, or where it does not say that a text ends.
  public List<String> wholeTexts() {
    return wholeTexts;
  }

  private static List<String> required(PcreNode node) {
    return best(node).orElse(List.of());
  }

  private static Optional<List<String>> best(PcreNode node) {
    return switch (node) {
      case PcreNode.Literal(int c) -> Optional.of(List.of(Character.toString(c)));
      case PcreNode.Sequence(List<PcreNode> parts) -> ofSequence(parts);
      case PcreNode.Choice(List<PcreNode> alternatives) -> {
        List<String> all = new ArrayList<>();
        for (PcreNode alternative : alternatives) {
          Optional<List<String>> each = best(alternative);
          if (each.isEmpty()) {
            yield Optional.empty();
          }
          all.addAll(each.get());
        }
        yield all.size() > 200 ? Optional.empty() : Optional.of(all);
      }
      case PcreNode.Group(int _, PcreNode body) -> best(body);
      case PcreNode.Atomic(PcreNode body) -> best(body);
      case Repeat(PcreNode body, int min, int _, PcreNode.Greed _) ->
          min > 0 ? best(body) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<List<String>> ofSequence(List<PcreNode> parts) {
    List<String> chosen = List.of();
    StringBuilder run = new StringBuilder();
    for (PcreNode part : parts) {
      if (part instanceof PcreNode.Literal(int c)) {
        run.appendCodePoint(c);
        continue;
      }
      chosen = better(chosen, run.isEmpty() ? List.of() : List.of(run.toString()));
      run.setLength(0);
      chosen = better(chosen, best(part).orElse(List.of()));
    }
    chosen = better(chosen, run.isEmpty() ? List.of() : List.of(run.toString()));
    return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
  }

  private static List<String> better(List<String> a, List<String> b) {
    return weight(b) > weight(a) ? b : a;
  }

  private static int weight(List<String> literals) {
    int least = literals.isEmpty() ? 0 : Integer.MAX_VALUE;
    for (String literal : literals) {
      least = Math.min(least, literal.length());
    }
    return least * 4 - Math.min(3, literals.size() / 8);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
