package dev.lockstep.sast.search;

import dev.lockstep.regex.pcre.Pcre;
import dev.lockstep.regex.pcre.PcreSyntax;
import dev.lockstep.sast.generic.GenericPattern;
import dev.lockstep.sast.match.CodePattern;
import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.PatternText;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compiles the patterns of a formula for one language.
final class PlanCompiler {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int[] NO_NAMES = {};

  private final Symbols symbols;
  private final Symbols table;
  private final Metavariables named;
  private final RuleOptions options;

  /// @param symbols takes the patterns' symbols
  /// @param table what files are read over, when it is frozen
  /// @param named what the whole rule names
  PlanCompiler(Symbols symbols, Symbols table, RuleOptions options, Metavariables named) {
    this.named = named;
    this.symbols = symbols;
    this.table = table;
    this.options = options;
  }

  /// Metavariables of a formula that need not be bound.
  Set<String> alone(Formula formula) {
    return named.alone(formula);
  }

  Plan compile(Formula formula, Reader reader) throws BadPattern {
    return compile(formula, reader, named.alone(formula));
  }

  private Plan compile(Formula formula, Reader reader, Set<String> alone) throws BadPattern {
    Plan.Shape shape =
        switch (formula.shape()) {
          case Formula.Shape.Leaf(PatternText pattern) -> leaf(pattern, reader, alone);
          case Formula.Shape.All(List<Formula> parts) -> all(parts, reader, alone);
          case Formula.Shape.Any(List<Formula> parts) -> {
            List<Plan> plans = new ArrayList<>();
            for (Formula part : parts) {
              plans.add(compile(part, reader, alone));
            }
            yield new Plan.Shape.Any(plans);
          }
          case Formula.Shape.Inside(Formula part) ->
              new Plan.Shape.Inside(compile(part, reader, alone));
          case Formula.Shape.Anywhere(Formula part) ->
              new Plan.Shape.Anywhere(compile(part, reader, alone));
          case Formula.Shape.Not(Formula part) ->
              new Plan.Shape.All(List.of(), List.of(compile(part, reader, alone)));
        };
    List<Plan.Test> tests = new ArrayList<>();
    for (Condition condition : formula.conditions()) {
      tests.add(test(condition, reader, alone));
    }
    return Sieves.pushed(new Plan(shape, tests, formula.focus(), formula.as(), formula.fix()));
  }

  private Plan.Shape all(List<Formula> parts, Reader reader, Set<String> alone) throws BadPattern {
    List<Plan> positive = new ArrayList<>();
    List<Plan> negative = new ArrayList<>();
    for (Formula part : parts) {
      if (part.shape() instanceof Formula.Shape.Not(Formula inner)) {
        negative.add(compile(inner, reader, alone));
      } else {
        positive.add(compile(part, reader, alone));
      }
    }
    return new Plan.Shape.All(positive, negative);
  }

  private Plan.Shape leaf(PatternText pattern, Reader reader, Set<String> alone) throws BadPattern {
    if (pattern.form() == PatternText.Form.REGEX || reader instanceof Reader.Plain) {
      return new Plan.Shape.Regex(regex(pattern.text()));
    }
    return switch (reader) {
      case Reader.Front(Language language) ->
          new Plan.Shape.Code(code(pattern.text(), language, alone), List.of());
      case Reader.Generic() -> new Plan.Shape.Generic(new GenericPattern(pattern.text(), options));
      case Reader.Plain() -> throw new IllegalStateException("patterns of regex are expressions");
    };
  }

  private CodePattern code(String text, Language language, Set<String> alone) throws BadPattern {
    Optional<FrontEnd> frontEnd = FrontEnds.of(language);
    if (frontEnd.isEmpty()) {
      throw new BadPattern("no front end reads " + language.id());
    }
    Tree tree = frontEnd.get().parsePattern(text.stripTrailing(), symbols);
    if (!tree.unread().isEmpty()) {
      throw new BadPattern(
          "not a pattern of " + language.id() + ": " + tree.unread().getFirst().reason());
    }
    if (!tree.hasChildren(0)) {
      throw new BadPattern("a pattern that says nothing");
    }
    return new CodePattern(tree, alone);
  }

  private static RegexPattern regex(String text) throws BadPattern {
    try {
      return new RegexPattern(text);
    } catch (PcreSyntax e) {
      throw new BadPattern("not a regular expression: " + e.getMessage());
    }
  }

  private Plan.Test test(Condition condition, Reader reader, Set<String> alone) throws BadPattern {
    return switch (condition) {
      case Condition.MatchesRegex(String metavariable, String regex, boolean constants) -> {
        try {
          Pcre compiled = Pcre.compile(regex, false, false);
          yield new Plan.Test.Regex(
              metavariable, compiled, regex(regex), constants, names(compiled), new Answers());
        } catch (PcreSyntax e) {
          throw new BadPattern("not a regular expression: " + e.getMessage());
        }
      }
      case Condition.Holds(String metavariable, String expression, boolean strip, int base) ->
          new Plan.Test.Holds(metavariable, ExpressionParser.parse(expression), strip, base);
      case Condition.Contains(String metavariable, String language, Formula formula) -> {
        Reader nested = nested(language);
        yield new Plan.Test.Contains(
            metavariable, nested, compile(formula, nested == null ? reader : nested, alone), table);
      }
      case Condition.HasType(String metavariable, List<String> types) -> {
        List<CodePattern> compiled = new ArrayList<>();
        if (reader instanceof Reader.Front(Language language)) {
          for (String type : types) {
            compiled.add(code(type, language, Set.of()));
          }
        }
        yield new Plan.Test.Type(metavariable, compiled);
      }
      case Condition.LooksRandom(String metavariable) -> new Plan.Test.Random(metavariable);
      case Condition.SlowRegex(String metavariable, boolean proven) ->
          new Plan.Test.SlowRegex(metavariable, proven);
    };
  }

  /// The names that an expression matches as a whole, as symbols; none where it may match others.
  private int[] names(Pcre regex) {
    List<String> texts = regex.wholeTexts();
    for (String text : texts) {
      if (!NAME.matcher(text).matches()) {
        return NO_NAMES;
      }
    }
    return texts.stream().mapToInt(symbols::intern).toArray();
  }

  private static @Nullable Reader nested(@Nullable String language) throws BadPattern {
    if (language == null) {
      return null;
    }
    Optional<Reader> reader = Reader.named(language);
    if (reader.isEmpty()) {
      throw new BadPattern("no front end reads " + language);
    }
    return reader.get();
  }
}
