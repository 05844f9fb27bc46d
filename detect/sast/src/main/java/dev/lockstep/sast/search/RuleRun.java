package dev.lockstep.sast.search;

import dev.lockstep.sast.flow.Code;
import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.flow.Trail;
import dev.lockstep.sast.flow.Walk;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs rules on one content. What is read of it is read once.
public final class RuleRun {
  private final RuleSet rules;
  private final byte[] bytes;
  private final Map<String, String> settings;
  private final Map<Reader, Text> texts = new HashMap<>();
  private final Map<Reader, Needs> needs = new HashMap<>();
  private final Map<Reader, Code> codes = new HashMap<>();
  private final IdentityHashMap<CompiledRule, Spots> spots = new IdentityHashMap<>();
  private final IdentityHashMap<Plan, List<Match>> shared = new IdentityHashMap<>();
  private final IdentityHashMap<Match, Trail> trails = new IdentityHashMap<>();
  private boolean exhausted;

  public RuleRun(RuleSet rules, byte[] bytes) {
    this(rules, bytes, Map.of());
  }

  /// @param settings what the project's files of settings say, by their keys
  public RuleRun(RuleSet rules, byte[] bytes, Map<String, String> settings) {
    this.settings = settings;
    this.rules = rules;
    this.bytes = bytes;
  }

  /// Whether a search ended before its end.
  public boolean isExhausted() {
    return exhausted;
  }

  /// The content as a reader sees it.
  public Text text(Reader reader) {
    return texts.computeIfAbsent(reader, this::read);
  }

  /// The content as taint sees it; empty for what has no tree.
  public Optional<Code> code(Reader reader) {
    SourceFile file = text(reader).file();
    return file == null
        ? Optional.empty()
        : Optional.of(codes.computeIfAbsent(reader, _ -> new Code(file)));
  }

  private Needs needs(Reader reader, Text text) {
    return needs.computeIfAbsent(
        reader,
        any -> {
          SourceFile file = text.file();
          int size = rules.symbols().size();
          return new Needs(bytes, file == null ? null : Needs.occurring(file.tree(), size));
        });
  }

  private Text read(Reader reader) {
    if (!(reader instanceof Reader.Front(Language language))) {
      return new Text(bytes, null);
    }
    FrontEnd frontEnd =
        FrontEnds.of(language)
            .orElseThrow(() -> new IllegalStateException(language + " was compiled for"));
    Tree tree = frontEnd.parse(bytes, Symbols.over(rules.symbols()));
    return new Text(bytes, new SourceFile(tree, Names.of(tree, settings)));
  }

  /// Where the parts of a taint rule lie, whatever it finds alone.
  public Optional<Spots> spots(CompiledRule rule) {
    Text text = text(rule.reader());
    TaintPlan taint = rule.taint();
    if (taint == null || text.file() == null) {
      return Optional.empty();
    }
    Spots known = spots.get(rule);
    if (known == null) {
      Evaluator evaluator = new Evaluator(text, rule.reader(), rule.rule().options());
      known =
          new TaintRun(
                  text.file(), plan -> matches(plan, rule, evaluator), taint, rule.rule().options())
              .spots();
      exhausted |= evaluator.isExhausted();
      spots.put(rule, known);
    }
    return Optional.of(known);
  }

  /// What a formula matches; one that several rules share is looked for once, by an evaluator of
  /// its
  /// own: patterns are numbered by the rule that they were compiled for.
  private List<Match> matches(Plan plan, CompiledRule rule, Evaluator evaluator) {
    if (!rules.isShared(plan)) {
      return evaluator.evaluate(plan);
    }
    List<Match> known = shared.get(plan);
    if (known == null) {
      Evaluator own = new Evaluator(text(rule.reader()), rule.reader(), rule.rule().options());
      known = own.evaluate(plan);
      exhausted |= own.isExhausted();
      shared.put(plan, known);
    }
    return known;
  }

  /// How data came to what a rule found.
  public Optional<Trail> trail(Match match) {
    return Optional.ofNullable(trails.get(match));
  }

  /// What a rule finds.
  public List<Match> run(CompiledRule rule) {
    Text text = text(rule.reader());
    if (!needs(rule.reader(), text).mayMatch(rule)) {
      return List.of();
    }
    Plan plan = rule.plan();
    TaintPlan taint = rule.taint();
    Evaluator evaluator = new Evaluator(text, rule.reader(), rule.rule().options());
    List<Match> matches = List.of();
    if (plan != null) {
      matches = evaluator.evaluate(plan);
    } else if (taint != null && text.file() != null) {
      Spots its = spots(rule).orElseThrow();
      if (its.canFind()) {
        Walk walk = new Walk(code(rule.reader()).orElseThrow(), its, rule.rule().options());
        matches = walk.run();
        exhausted |= walk.isGivenUp();
        matches.forEach(match -> walk.trail(match).ifPresent(way -> trails.put(match, way)));
      }
    }
    exhausted |= evaluator.isExhausted();
    return matches;
  }
}
