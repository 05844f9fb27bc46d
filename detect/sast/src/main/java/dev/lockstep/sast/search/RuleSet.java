package dev.lockstep.sast.search;

import dev.lockstep.sast.library.Libraries;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.source.FrontEnds;
import dev.lockstep.source.tree.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Rules for each of their languages over one table of symbols. May be shared by threads.
public final class RuleSet {
  private final Symbols symbols;
  private final RuleCompiler compiler;
  private final List<CompiledRule> rules;
  private final Libraries libraries;
  private final List<Refusal> refusals = new ArrayList<>();

  /// A rule that cannot be run.
  ///
  /// @param supported whether the rule itself is wrong, rather than its language unknown here
  public record Refusal(SastRule rule, String language, String reason, boolean supported) {}

  /// A rule for one language, that was compiled before.
  public record Entry(SastRule rule, Reader reader, Need need) {}

  /// Compiles rules.
  public RuleSet(List<SastRule> all) {
    libraries = new Libraries();
    symbols = Symbols.create();
    compiler = new RuleCompiler(symbols);
    List<CompiledRule> compiled = new ArrayList<>();
    for (SastRule rule : all) {
      add(rule, compiled);
    }
    symbols.freeze();
    rules = List.copyOf(compiled);
  }

  private RuleSet(
      Symbols symbols, RuleCompiler compiler, List<CompiledRule> rules, Libraries libraries) {
    this.libraries = libraries;
    this.symbols = symbols;
    this.compiler = compiler;
    this.rules = List.copyOf(rules);
  }

  /// Rules that were compiled before, and are compiled again when they are needed.
  ///
  /// @param names what the table of symbols had beyond [Symbols#ROOT], in its order
  public static RuleSet of(List<String> names, List<Entry> entries) {
    Symbols symbols = Symbols.create();
    names.forEach(symbols::intern);
    symbols.freeze();
    RuleCompiler compiler = new RuleCompiler(symbols);
    List<CompiledRule> rules = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      rules.add(new CompiledRule(entry.rule(), entry.reader(), entry.need(), compiler, null));
    }
    return new RuleSet(symbols, compiler, rules, new Libraries());
  }

  /// Those that a condition holds of.
  public RuleSet only(Predicate<SastRule> wanted) {
    List<CompiledRule> kept =
        rules.stream().filter(compiled -> wanted.test(compiled.rule())).toList();
    return new RuleSet(symbols, compiler, kept, libraries);
  }

  /// The same rules over other models of libraries.
  public RuleSet with(Libraries others) {
    return new RuleSet(symbols, compiler, rules, others);
  }

  /// What is known of the functions of libraries.
  public Libraries libraries() {
    return libraries;
  }

  public Symbols symbols() {
    return symbols;
  }

  /// One for each rule and language.
  public List<CompiledRule> rules() {
    return rules;
  }

  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  private void add(SastRule rule, List<CompiledRule> to) {
    LinkedHashSet<Reader> readers = new LinkedHashSet<>();
    for (String language : rule.languages()) {
      Optional<Reader> reader = Reader.named(language);
      if (reader.isEmpty() || !isRead(reader.get())) {
        refusals.add(new Refusal(rule, language, "no front end reads " + language, false));
      } else if (reader.get() instanceof Reader.Generic
          && rule.options().word("generic_engine", "").equals("aliengrep")) {
        refusals.add(new Refusal(rule, language, "generic_engine: aliengrep is not read", false));
      } else {
        readers.add(reader.get());
      }
    }
    for (Reader reader : readers) {
      try {
        Compilation compiled = compiler.compile(rule, reader);
        to.add(new CompiledRule(rule, reader, Need.of(compiled), compiler, compiled));
      } catch (BadPattern e) {
        refusals.add(new Refusal(rule, reader.name(), String.valueOf(e.getMessage()), true));
      }
    }
  }

  /// Whether several rules have this formula.
  boolean isShared(Plan plan) {
    return compiler.isShared(plan);
  }

  private static boolean isRead(Reader reader) {
    return !(reader instanceof Reader.Front(var language)) || FrontEnds.of(language).isPresent();
  }
}
