package dev.lockstep.sast;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Rule;
import dev.lockstep.sast.library.Libraries;
import dev.lockstep.sast.pack.RulePack;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The capability that finds weaknesses in source code by Semgrep's rules.
public final class Sast implements Capability {
  private final List<SastExtractor> extractors = new ArrayList<>();
  private final @Nullable SettingsExtractor settings;
  private final Detector detector;
  private final Supplier<RuleSet> rules;
  private final boolean own;

  /// Rules of the user's.
  ///
  /// @param digest names the rules: the same rules have the same, others another
  public Sast(RuleSet rules, String digest) {
    this("sast", readers(rules), () -> rules, digest, false, false, null);
  }

  /// Rules of the user's, each match of which somebody sees.
  ///
  /// @param digest names the rules
  public Sast(RuleSet rules, String digest, CodeMatch.Observer observer) {
    this("sast", readers(rules), () -> rules, digest, false, false, observer);
  }

  /// Rules of our own, which are read when they are needed.
  ///
  /// @param libraries what functions do that the code only calls
  public Sast(RulePack pack, Libraries libraries) {
    this(
        "code-" + pack.languages().getFirst().id(),
        pack.languages().stream().<Reader>map(Reader.Front::new).toList(),
        () -> pack.rules().with(libraries),
        pack.digest() + libraries.digest(),
        true,
        pack.languages().contains(Language.JAVA),
        null);
  }

  private Sast(
      String name,
      Collection<Reader> readers,
      Supplier<RuleSet> rules,
      String digest,
      boolean own,
      boolean settings,
      CodeMatch.@Nullable Observer observer) {
    this.rules = rules;
    this.own = own;
    for (Reader reader : readers) {
      extractors.add(new SastExtractor(name, rules, reader, digest, own));
    }
    this.settings = settings ? new SettingsExtractor(name) : null;
    detector = new SastDetector(name, rules, extractors, this.settings, own, observer);
  }

  private static Set<Reader> readers(RuleSet rules) {
    Set<Reader> readers = new LinkedHashSet<>();
    for (CompiledRule rule : rules.rules()) {
      readers.add(rule.reader());
    }
    return readers;
  }

  /// Whether its rules look from one file into others: then what they find in a file depends on
  /// other files.
  public boolean followsCalls() {
    return own || rules.get().rules().stream().anyMatch(CompiledRule::follows);
  }

  /// A rule as reports describe it.
  public static Rule described(SastRule rule) {
    return SastFindings.rule(rule);
  }

  @Override
  public Kind kind() {
    return Kind.SAST;
  }

  @Override
  public List<Extractor<?>> extractors() {
    List<Extractor<?>> all = new ArrayList<>(extractors);
    if (settings != null) {
      all.add(settings);
    }
    return all;
  }

  @Override
  public List<Detector> detectors() {
    return List.of(detector);
  }
}
