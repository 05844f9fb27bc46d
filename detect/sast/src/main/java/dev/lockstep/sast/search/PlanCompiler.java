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
import org.jspecify.annotations.Nullable;

/// Compiles the patterns of a formula for one language.
public final class PlanCompiler {
  private final Symbols symbols;
  private final RuleOptions options;
  private int patterns;

  /// @param symbols takes the patterns' symbols, and is what files are read over
  public PlanCompiler(Symbols symbols, RuleOptions options) {
    this.symbols = symbols;
    this.options = options;
  }

  Plan compile(Formula formula, Reader reader) throws BadPattern {
    Plan.Shape shape =
        switch (formula.shape()) {
          case Formula.Shape.Leaf(PatternText pattern) -> leaf(pattern, reader);
          case Formula.Shape.All(List<Formula> parts) -> all(parts, reader);
          case Formula.Shape.Any(List<Formula> parts) -> {
            List<Plan> plans = new ArrayList<>();
            for (Formula part : parts) {
              plans.add(compile(part, reader));
            }
            yield new Plan.Shape.Any(plans);
          }
          case Formula.Shape.Inside(Formula part) -> new Plan.Shape.Inside(compile(part, reader));
          case Formula.Shape.Anywhere(Formula part) ->
              new Plan.Shape.Anywhere(compile(part, reader));
          case Formula.Shape.Not(Formula part) ->
              new Plan.Shape.All(List.of(), List.of(compile(part, reader)));
        };
    List<Plan.Test> tests = new ArrayList<>();
    for (Condition condition : formula.conditions()) {
      tests.add(test(condition, reader));
    }
    return new Plan(shape, tests, formula.focus(), formula.as(), formula.fix());
  }

  private Plan.Shape all(List<Formula> parts, Reader reader) throws BadPattern {
    List<Plan> positive = new ArrayList<>();
    List<Plan> negative = new ArrayList<>();
    for (Formula part : parts) {
      if (part.shape() instanceof Formula.Shape.Not(Formula inner)) {
        negative.add(compile(inner, reader));
      } else {
        positive.add(compile(part, reader));
      }
    }
    return new Plan.Shape.All(positive, negative);
  }

  private Plan.Shape leaf(PatternText pattern, Reader reader) throws BadPattern {
    if (pattern.form() == PatternText.Form.REGEX) {
      return new Plan.Shape.Regex(regex(pattern.text()));
    }
    return switch (reader) {
      case Reader.Front(Language language) ->
          new Plan.Shape.Code(code(pattern.text(), language), patterns++);
      case Reader.Generic() -> new Plan.Shape.Generic(new GenericPattern(pattern.text(), options));
      // Where a rule's language is that of regular expressions, so are its patterns.
      case Reader.Plain() -> new Plan.Shape.Regex(regex(pattern.text()));
    };
  }

  private CodePattern code(String text, Language language) throws BadPattern {
    Optional<FrontEnd> frontEnd = FrontEnds.of(language);
    if (frontEnd.isEmpty()) {
      throw new BadPattern("no front end reads " + language.id());
    }
    Tree tree = frontEnd.get().parsePattern(text.stripTrailing(), symbols);
    if (!tree.unread().isEmpty()) {
      throw new BadPattern(
          "not a pattern of " + language.id() + ": " + tree.unread().getFirst().reason());
    }
    return new CodePattern(tree);
  }

  private static RegexPattern regex(String text) throws BadPattern {
    try {
      return new RegexPattern(text);
    } catch (PcreSyntax e) {
      throw new BadPattern("not a regular expression: " + e.getMessage());
    }
  }

  private Plan.Test test(Condition condition, Reader reader) throws BadPattern {
    return switch (condition) {
      case Condition.MatchesRegex(String metavariable, String regex, boolean constants) -> {
        try {
          yield new Plan.Test.Regex(
              metavariable, Pcre.compile(regex, false, false), regex(regex), constants);
        } catch (PcreSyntax e) {
          throw new BadPattern("not a regular expression: " + e.getMessage());
        }
      }
      case Condition.Holds(String metavariable, String expression, boolean strip, int base) ->
          new Plan.Test.Holds(metavariable, ExpressionParser.parse(expression), strip, base);
      case Condition.Contains(String metavariable, String language, Formula formula) -> {
        Reader nested = nested(language);
        yield new Plan.Test.Contains(
            metavariable, nested, compile(formula, nested == null ? reader : nested), symbols);
      }
      case Condition.HasType(String metavariable, List<String> types) -> {
        List<CodePattern> compiled = new ArrayList<>();
        if (reader instanceof Reader.Front(Language language)) {
          for (String type : types) {
            compiled.add(code(type, language));
          }
        }
        yield new Plan.Test.Type(metavariable, compiled);
      }
      case Condition.LooksRandom(String metavariable) -> new Plan.Test.Random(metavariable);
      case Condition.SlowRegex(String metavariable) -> new Plan.Test.SlowRegex(metavariable);
    };
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
