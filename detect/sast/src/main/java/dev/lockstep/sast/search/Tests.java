package dev.lockstep.sast.search;

import dev.lockstep.regex.pcre.PcreMatcher;
import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.CodePattern;
import dev.lockstep.sast.match.Equivalences;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.Scope;
import dev.lockstep.sast.match.Solver;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.match.Values;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whether conditions on metavariables hold.
final class Tests {
  private static final long BUDGET = 2_000_000;

  private final Text text;
  private final Reader reader;
  private final RuleOptions options;
  private final Equivalences equivalences;
  private final IdentityHashMap<Plan.Test.Regex, PcreMatcher> matchers = new IdentityHashMap<>();
  private final Limits limits;

  Tests(Text text, Reader reader, RuleOptions options, Equivalences equivalences, Limits limits) {
    this.limits = limits;
    this.text = text;
    this.reader = reader;
    this.options = options;
    this.equivalences = equivalences;
  }

  /// Null where the test fails, else what else it binds, one set a way.
  @Nullable List<Bindings> holds(Plan.Test test, Bindings bindings) {
    return switch (test) {
      case Plan.Test.Regex regex -> matches(regex, bindings);
      case Plan.Test.Holds holds -> yes(compares(holds, bindings));
      case Plan.Test.Contains contains -> contains(contains, bindings);
      case Plan.Test.Type type -> yes(hasType(type, bindings));
      case Plan.Test.Random(String metavariable) ->
          yes(
              string(metavariable, bindings) instanceof String string
                  && Randomness.looksRandom(string));
      case Plan.Test.SlowRegex(String metavariable, boolean proven) ->
          yes(
              string(metavariable, bindings) instanceof String string
                  && (proven ? SlowRegexes.isSlow(string) : NestedRepetitions.are(string)));
    };
  }

  /// Leaves out matches that fail a test, as far as they bind already what it is about. Tests that
  /// look for formulas are not tried: they cost more than they save.
  List<Match> sift(List<Match> matches, List<Plan.Test> all) {
    List<Match> kept = matches;
    for (Plan.Test test : all) {
      if (test instanceof Plan.Test.Regex regex) {
        kept =
            kept.stream()
                .filter(
                    match ->
                        match.bindings().get(regex.metavariable()) == null
                            || matches(regex, match.bindings()) != null)
                .toList();
      }
    }
    return kept;
  }

  private static @Nullable List<Bindings> yes(boolean holds) {
    return holds ? List.of() : null;
  }

  private @Nullable List<Bindings> matches(Plan.Test.Regex test, Bindings bindings) {
    Value value = bindings.get(test.metavariable());
    if (value == null || !matches(test, value)) {
      return null;
    }
    if (!test.groups().hasGroups()) {
      return List.of();
    }
    byte[] bytes = content(test, value).getBytes(StandardCharsets.UTF_8);
    PcreMatcher matcher = matcher(test, bytes);
    matcher.matchesAt(0);
    Bindings groups = test.groups().groups(matcher, bytes);
    return groups.names().isEmpty() ? List.of() : List.of(groups);
  }

  /// Whether a value is as a condition on its metavariable wants it.
  boolean matches(Plan.Test.Regex test, Value value) {
    String content = content(test, value);
    Boolean known = test.known().of(content);
    if (known != null) {
      return known;
    }
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    PcreMatcher matcher = matcher(test, bytes);
    boolean matched = matcher.matchesAt(0);
    if (matcher.exhausted()) {
      limits.reach();
    } else {
      test.known().keep(content, matched);
    }
    return matched;
  }

  private PcreMatcher matcher(Plan.Test.Regex test, byte[] bytes) {
    PcreMatcher matcher = matchers.computeIfAbsent(test, any -> any.regex().matcher());
    matcher.text(bytes, 0, bytes.length, BUDGET);
    return matcher;
  }

  private String content(Plan.Test.Regex test, Value value) {
    SourceFile file = text.file();
    if (test.constants() && file != null) {
      String constant = Values.constant(file, value);
      if (constant != null) {
        return constant;
      }
    }
    return text.of(value);
  }

  private boolean compares(Plan.Test.Holds test, Bindings bindings) {
    return new Arithmetic(name -> value(name, test, bindings)).holds(test.expression());
  }

  private @Nullable Object value(String name, Plan.Test.Holds test, Bindings bindings) {
    Value value = bindings.get(name);
    if (value == null) {
      return null;
    }
    SourceFile file = text.file();
    boolean asWritten =
        test.base() > 1
            && file != null
            && value.isNode()
            && file.tree().is(value.first(), Kind.NUMBER);
    String constant = file == null || asWritten ? null : Values.constant(file, value);
    String content = constant == null ? text.of(value) : constant;
    if (file != null && Values.isString(file, value) && !test.strip() && test.base() == 0) {
      return content;
    }
    if (test.strip()) {
      content = content.replaceAll("^['\"`]|['\"`]$", "");
    }
    Object number = Numbers.of(content, test.base());
    if (number != null) {
      return number;
    }
    return switch (content) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      default -> content;
    };
  }

  private @Nullable String string(String metavariable, Bindings bindings) {
    Value value = bindings.get(metavariable);
    if (value == null) {
      return null;
    }
    SourceFile file = text.file();
    if (!value.isNode() || file == null) {
      return value.text();
    }
    return Values.isString(file, value) || file.tree().is(value.first(), Kind.REGEX)
        ? stringOf(file, value)
        : null;
  }

  private static @Nullable String stringOf(SourceFile file, Value value) {
    return file.tree().is(value.first(), Kind.REGEX)
        ? file.tree().symbolText(value.first())
        : Values.constant(file, value);
  }

  private boolean hasType(Plan.Test.Type test, Bindings bindings) {
    Value value = bindings.get(test.metavariable());
    SourceFile file = text.file();
    if (value == null || !value.isNode() || file == null) {
      return false;
    }
    for (CodePattern type : test.types()) {
      if (Solver.hasType(file, type, value.first(), equivalences)) {
        return true;
      }
    }
    return false;
  }

  // ------------------------------------------------------------------ nested formulas

  private @Nullable List<Bindings> contains(Plan.Test.Contains test, Bindings bindings) {
    Value value = bindings.get(test.metavariable());
    if (value == null) {
      return null;
    }
    Evaluator nested = nested(test, value);
    if (nested == null) {
      return null;
    }
    boolean ownTree = test.reader() == null;
    List<Match> matches = nested.evaluate(test.plan(), ownTree ? bindings : Bindings.NONE);
    if (matches.isEmpty()) {
      return null;
    }
    List<Bindings> more = new ArrayList<>();
    for (Match match : matches) {
      Bindings found = ownTree ? match.bindings() : asText(match.bindings(), nested, value);
      if (!found.names().isEmpty() && Values.agree(text.file(), found, bindings)) {
        more.add(found);
      }
    }
    return more;
  }

  /// What was found in another text, as text at the place of the metavariable.
  private static Bindings asText(Bindings bindings, Evaluator nested, Value place) {
    Bindings all = Bindings.NONE;
    for (String name : bindings.names()) {
      Value value = bindings.get(name);
      if (value != null) {
        String content = nested.textOf(value);
        all = all.with(name, Values.ofText(content, place.start(), place.end()));
      }
    }
    return all;
  }

  private @Nullable Evaluator nested(Plan.Test.Contains test, Value value) {
    Reader other = test.reader();
    if (other == null || other.equals(reader) && !isText(value)) {
      if (value.end() <= value.start()) {
        return null;
      }
      int node = value.isNode() ? value.first() : -1;
      return new Evaluator(
          text, reader, options, limits, Scope.of(value.start(), value.end(), node));
    }
    String content = content(value);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (!(other instanceof Reader.Front(Language language))) {
      return new Evaluator(new Text(bytes, null), other, options, limits);
    }
    Optional<FrontEnd> frontEnd = FrontEnds.of(language);
    if (frontEnd.isEmpty()) {
      return null;
    }
    Symbols symbols = Symbols.over(test.symbols());
    Tree tree = frontEnd.get().parse(bytes, symbols);
    return new Evaluator(
        new Text(bytes, new SourceFile(tree, Names.of(tree), test.symbols().size())),
        other,
        options,
        limits);
  }

  private boolean isText(Value value) {
    SourceFile file = text.file();
    return !value.isNode() || file != null && Values.isString(file, value);
  }

  private String content(Value value) {
    SourceFile file = text.file();
    if (file != null && value.isNode() && Values.isString(file, value)) {
      String constant = Values.constant(file, value);
      return constant == null ? text.of(value) : constant;
    }
    return text.of(value);
  }
}
