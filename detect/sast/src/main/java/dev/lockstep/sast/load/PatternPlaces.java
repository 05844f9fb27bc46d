package dev.lockstep.sast.load;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreSyntax;
import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.RuleError;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says where in a rule file the pattern stands that was refused: inside of YAML's block scalars,
/// too.
public final class PatternPlaces {
  private final String file;
  private final String[] lines;

  /// @param file as the user named it
  /// @param text of the rule file
  public PatternPlaces(String file, String text) {
    this.file = file;
    this.lines = text.split("\n", -1);
  }

  /// A place in the file.
  ///
  /// @param line from 0
  /// @param column from 0
  private record Place(int line, int column) {}

  /// What was refused, with its place: the pattern's where it is one, else the rule's.
  public RuleError error(RuleSet.Refusal refusal) {
    SastRule rule = refusal.rule();
    Place place =
        refusal.supported()
            ? culprit(rule, refusal.language()).orElse(new Place(rule.line() - 1, 0))
            : new Place(rule.line() - 1, 0);
    String source =
        place.line >= 0 && place.line < lines.length ? lines[place.line].stripTrailing() : "";
    return new RuleError(
        file, place.line + 1, place.column + 1, source, rule.id() + ": " + refusal.reason());
  }

  private Optional<Place> culprit(SastRule rule, String language) {
    Optional<FrontEnd> frontEnd = Language.named(language).flatMap(FrontEnds::of);
    for (PatternText pattern : patterns(rule)) {
      int offset =
          switch (pattern.form()) {
            case REGEX -> fault(pattern.text());
            case CODE -> fault(frontEnd, language, pattern.text());
          };
      if (offset >= 0) {
        return Optional.of(place(pattern, offset));
      }
    }
    for (String regex : regexes(rule)) {
      if (fault(regex) >= 0) {
        return find(regex, rule.line() - 1, fault(regex));
      }
    }
    return Optional.empty();
  }

  /// Where a regular expression is none, in characters; -1 where it is one.
  private static int fault(String regex) {
    try {
      Pcre.compile(regex, true, false);
      return -1;
    } catch (PcreSyntax e) {
      return Math.max(0, e.offset());
    }
  }

  private static int fault(Optional<FrontEnd> frontEnd, String language, String text) {
    if (frontEnd.isPresent()) {
      return fault(frontEnd.get(), text);
    }
    return language.equals("text") || language.equals("regex") ? fault(text) : -1;
  }

  private static int fault(FrontEnd reader, String text) {
    Tree tree = reader.parsePattern(text.stripTrailing(), Symbols.create());
    if (tree.unread().isEmpty()) {
      return -1;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int start = Math.clamp(tree.unread().getFirst().start(), 0, bytes.length);
    return new String(bytes, 0, start, StandardCharsets.UTF_8).length();
  }

  // ------------------------------------------------------------------ places in YAML

  private Place place(PatternText pattern, int offset) {
    int line = pattern.line() - 1;
    int column = pattern.column() - 1;
    if (line < 0 || line >= lines.length) {
      return new Place(Math.max(0, line), Math.max(0, column));
    }
    String before = pattern.text().substring(0, Math.min(offset, pattern.text().length()));
    int newline = before.lastIndexOf('\n');
    int row = (int) before.chars().filter(c -> c == '\n').count();
    int within = before.length() - newline - 1;
    char first = column < lines[line].length() ? lines[line].charAt(column) : ' ';
    if (first == '|' || first == '>') {
      int start = line + 1;
      return new Place(Math.min(start + row, lines.length - 1), indent(start) + within);
    }
    int quote = first == '\'' || first == '"' ? 1 : 0;
    return row == 0 ? new Place(line, column + quote + within) : new Place(line, column);
  }

  /// How far a block is indented: as far as its first line that is not empty.
  private int indent(int from) {
    for (int line = from; line < lines.length; line++) {
      String text = lines[line];
      if (!text.isBlank()) {
        return text.length() - text.stripLeading().length();
      }
    }
    return 0;
  }

  private Optional<Place> find(String text, int from, int offset) {
    for (int line = Math.max(0, from); line < lines.length; line++) {
      int at = lines[line].indexOf(text);
      if (at >= 0) {
        return Optional.of(new Place(line, at + offset));
      }
    }
    return Optional.empty();
  }

  // ------------------------------------------------------------------ what a rule says

  private static List<PatternText> patterns(SastRule rule) {
    List<PatternText> patterns = new ArrayList<>();
    formulas(rule).forEach(formula -> patterns(formula, patterns));
    return patterns;
  }

  private static List<Formula> formulas(SastRule rule) {
    List<Formula> formulas = new ArrayList<>();
    switch (rule.mode()) {
      case SastRule.Mode.Search(Formula formula) -> formulas.add(formula);
      case SastRule.Mode.Taint(TaintSpec spec) -> {
        spec.sources().forEach(source -> formulas.add(source.formula()));
        spec.sinks().forEach(sink -> formulas.add(sink.formula()));
        spec.sanitizers().forEach(sanitizer -> formulas.add(sanitizer.formula()));
        spec.propagators().forEach(propagator -> formulas.add(propagator.formula()));
      }
    }
    return formulas;
  }

  private static void patterns(Formula formula, List<PatternText> to) {
    switch (formula.shape()) {
      case Formula.Shape.Leaf(PatternText pattern) -> to.add(pattern);
      case Formula.Shape.All(List<Formula> parts) -> parts.forEach(part -> patterns(part, to));
      case Formula.Shape.Any(List<Formula> parts) -> parts.forEach(part -> patterns(part, to));
      case Formula.Shape.Inside(Formula part) -> patterns(part, to);
      case Formula.Shape.Anywhere(Formula part) -> patterns(part, to);
      case Formula.Shape.Not(Formula part) -> patterns(part, to);
    }
    for (Condition condition : formula.conditions()) {
      if (condition instanceof Condition.Contains(String _, String language, Formula part)
          && language == null) {
        patterns(part, to);
      }
    }
  }

  private static List<String> regexes(SastRule rule) {
    List<String> regexes = new ArrayList<>();
    formulas(rule).forEach(formula -> regexes(formula, regexes));
    return regexes;
  }

  private static void regexes(Formula formula, List<String> to) {
    for (Condition condition : formula.conditions()) {
      if (condition instanceof Condition.MatchesRegex matches) {
        to.add(matches.regex());
      } else if (condition instanceof Condition.Contains contains) {
        regexes(contains.formula(), to);
      }
    }
    switch (formula.shape()) {
      case Formula.Shape.Leaf _ -> {}
      case Formula.Shape.All(List<Formula> parts) -> parts.forEach(part -> regexes(part, to));
      case Formula.Shape.Any(List<Formula> parts) -> parts.forEach(part -> regexes(part, to));
      case Formula.Shape.Inside(Formula part) -> regexes(part, to);
      case Formula.Shape.Anywhere(Formula part) -> regexes(part, to);
      case Formula.Shape.Not(Formula part) -> regexes(part, to);
    }
  }
}
