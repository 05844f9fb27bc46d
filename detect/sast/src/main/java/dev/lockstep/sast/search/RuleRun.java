package dev.lockstep.sast.search;

import dev.lockstep.sast.flow.Code;
import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.flow.Trail;
import dev.lockstep.sast.flow.Walk;
import dev.lockstep.sast.library.Library;
import dev.lockstep.sast.match.Limits;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
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
  private final IdentityHashMap<CompiledRule, TaintRun> taints = new IdentityHashMap<>();
  private final IdentityHashMap<Plan, List<Match>> shared = new IdentityHashMap<>();
  private final IdentityHashMap<Match, Trail> trails = new IdentityHashMap<>();
  private final LinkedHashSet<String> unfinished = new LinkedHashSet<>();

  public RuleRun(RuleSet rules, byte[] bytes) {
    this(rules, bytes, Map.of());
  }

  /// @param settings what the project's files of settings say, by their keys
  public RuleRun(RuleSet rules, byte[] bytes, Map<String, String> settings) {
    this.settings = settings;
    this.rules = rules;
    this.bytes = bytes;
  }

  /// The ids of rules whose search ended before its end.
  public List<String> unfinished() {
    return List.copyOf(unfinished);
  }

  private void note(CompiledRule rule, Limits limits) {
    if (limits.areReached()) {
      unfinished.add(rule.rule().id());
    }
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
        : Optional.of(codes.computeIfAbsent(reader, _ -> code(file)));
  }

  private Code code(SourceFile file) {
    return new Code(file, library(file));
  }

  private Library library(SourceFile file) {
    return rules.libraries().of(file.tree().language());
  }

  private Needs needs(Reader reader, Text text) {
    return needs.computeIfAbsent(reader, any -> new Needs(bytes, text.file()));
  }

  private Text read(Reader reader) {
    if (!(reader instanceof Reader.Front(Language language))) {
      return new Text(bytes, null);
    }
    FrontEnd frontEnd =
        FrontEnds.of(language)
            .orElseThrow(() -> new IllegalStateException(language + " was compiled for"));
    Tree tree = frontEnd.parse(bytes, Symbols.over(rules.symbols()));
    return new Text(bytes, new SourceFile(tree, Names.of(tree, settings), rules.symbols().size()));
  }

  /// Where the parts of a taint rule lie, whatever it finds alone.
  public Optional<Spots> spots(CompiledRule rule) {
    return taint(rule).map(TaintRun::spots);
  }

  /// Where the sources and sinks of a taint rule lie; the rest may be left out.
  public Optional<Spots> ends(CompiledRule rule) {
    return taint(rule).map(TaintRun::ends);
  }

  private Optional<TaintRun> taint(CompiledRule rule) {
    SourceFile file = text(rule.reader()).file();
    return file != null && rule.rule().mode() instanceof SastRule.Mode.Taint(TaintSpec spec)
        ? Optional.of(taints.computeIfAbsent(rule, _ -> taint(rule, spec, file)))
        : Optional.empty();
  }

  private TaintRun taint(CompiledRule rule, TaintSpec spec, SourceFile file) {
    Limits limits = new Limits();
    Evaluator evaluator =
        new Evaluator(text(rule.reader()), rule.reader(), rule.rule().options(), limits);
    return new TaintRun(
        file,
        plan -> {
          List<Match> matches = matches(plan, rule, evaluator);
          note(rule, limits);
          return matches;
        },
        rule,
        spec,
        library(file),
        needs(rule.reader(), text(rule.reader())));
  }

  /// What a formula matches; one that several rules share is looked for once, by an evaluator of
  /// its own: patterns are numbered by the rule that they were compiled for.
  private List<Match> matches(Plan plan, CompiledRule rule, Evaluator evaluator) {
    if (!rules.isShared(plan)) {
      return evaluator.evaluate(plan);
    }
    List<Match> known = shared.get(plan);
    if (known == null) {
      Limits limits = new Limits();
      Evaluator own =
          new Evaluator(text(rule.reader()), rule.reader(), rule.rule().options(), limits);
      known = own.evaluate(plan);
      note(rule, limits);
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
    boolean ends =
        rule.follows()
            && text.file() != null
            && rules.libraries().haveEnds(text.file().tree().language());
    if (!ends && !needs(rule.reader(), text).areMet(rule.need())) {
      return List.of();
    }
    Limits limits = new Limits();
    List<Match> matches =
        rule.rule().mode() instanceof SastRule.Mode.Taint
            ? followed(rule, limits)
            : searched(rule, text, limits);
    note(rule, limits);
    return matches;
  }

  private List<Match> searched(CompiledRule rule, Text text, Limits limits) {
    Plan plan = rule.compiled().plan();
    return plan == null
        ? List.of()
        : new Evaluator(text, rule.reader(), rule.rule().options(), limits).evaluate(plan);
  }

  private List<Match> followed(CompiledRule rule, Limits limits) {
    Spots ends = ends(rule).orElse(null);
    if (ends == null || !ends.canFind()) {
      return List.of();
    }
    Spots its = spots(rule).orElseThrow();
    Walk walk = new Walk(code(rule.reader()).orElseThrow(), its, rule.rule().options());
    List<Match> matches = walk.run();
    if (walk.isGivenUp()) {
      limits.reach();
    }
    matches.forEach(
        match -> walk.trails(match).stream().findFirst().ifPresent(way -> trails.put(match, way)));
    return matches;
  }
}
