package dev.lockstep.sast;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.sast.flow.Spots;
import dev.lockstep.sast.flow.Trail;
import dev.lockstep.sast.link.Outline;
import dev.lockstep.sast.match.Bindings;
import dev.lockstep.sast.match.Match;
import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.match.Value;
import dev.lockstep.sast.search.CompiledRule;
import dev.lockstep.sast.search.Reader;
import dev.lockstep.sast.search.RuleRun;
import dev.lockstep.sast.search.RuleSet;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Lines;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.UnreadRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the rules of one language on the files that are named like it, or those of plain text on
/// every file.
final class SastExtractor implements Extractor<SastFact> {
  private static final int MAX_BYTES = 8 << 20;
  private static final int PROBE = 4_096;
  private static final int LONG_LINE = 5_000;
  private static final int USUAL_LINE = 250;

  private final String name;
  private final Supplier<RuleSet> rules;
  private final Reader reader;
  private final String digest;
  private final boolean own;

  /// @param name of the rules, which is part of what names the facts
  /// @param own whether they are ours: then code that nobody wrote is passed over
  SastExtractor(String name, Supplier<RuleSet> rules, Reader reader, String digest, boolean own) {
    this.own = own;
    this.name = name;
    this.rules = rules;
    this.reader = reader;
    this.digest = digest;
  }

  @Override
  public String id() {
    return name + "-" + reader.name();
  }

  Reader reader() {
    return reader;
  }

  @Override
  public int version() {
    return 9;
  }

  @Override
  public String knowledge() {
    return digest;
  }

  @Override
  public Interest interest() {
    if (!(reader instanceof Reader.Front(Language language))) {
      return new Interest(Set.of(), Set.of(), List.of(), List.of());
    }
    Set<String> names = new HashSet<>();
    Set<String> suffixes = new HashSet<>();
    for (String suffix : language.suffixes()) {
      String lower = suffix.toLowerCase(Locale.ROOT);
      (lower.startsWith(".") ? suffixes : names).add(lower);
    }
    return new Interest(names, suffixes, List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<SastFact> codec() {
    return new SastFactCodec();
  }

  @Override
  public Worker<SastFact> worker() {
    return (window, hits, facts) -> extract(window, facts);
  }

  private void extract(Window window, Facts<SastFact> facts) {
    if (isBinary(window)) {
      passOver(window, facts);
      return;
    }
    if (window.length() > MAX_BYTES) {
      facts.incomplete("too-large", "more than 8 MiB of source code are not matched");
      return;
    }
    if (own && isMinified(window)) {
      facts.notice("minified-code", "code that a program wrote is not looked into");
      return;
    }
    byte[] bytes = Arrays.copyOf(window.bytes(), window.length());
    RuleSet set = rules.get();
    RuleRun run = new RuleRun(set, bytes);
    List<CompiledRule> all = set.rules();
    for (int i = 0; i < all.size(); i++) {
      CompiledRule rule = all.get(i);
      if (!rule.reader().equals(reader)) {
        continue;
      }
      if (!facts.spend(bytes.length / 16 + 1)) {
        return;
      }
      if (rule.follows()) {
        continue; // the detector runs it, when all files are known
      }
      for (Match match : run.run(rule)) {
        facts.add(fact(i, match, run.trail(match).orElse(null)));
      }
    }
    outline(run, facts);
    report(run, facts);
  }

  /// Says of what is named like code why it is not read as code.
  private void passOver(Window window, Facts<SastFact> facts) {
    if (!(reader instanceof Reader.Front)) {
      return;
    }
    if (isUtf16(window)) {
      facts.incomplete("encoding", "source code in UTF-16 is not matched: save it in UTF-8");
    } else {
      facts.notice("no-text", "it is named like source code, and is no text");
    }
  }

  private static boolean isUtf16(Window window) {
    if (window.length() < 2) {
      return false;
    }
    int mark = (window.bytes()[0] & 0xff) << 8 | window.bytes()[1] & 0xff;
    return mark == 0xfffe || mark == 0xfeff;
  }

  /// What other files may ask of this one, where rules follow calls.
  private void outline(RuleRun run, Facts<SastFact> facts) {
    boolean follows = false;
    Set<Integer> sources = new HashSet<>();
    Set<Integer> sinks = new HashSet<>();
    List<CompiledRule> all = rules.get().rules();
    for (int i = 0; i < all.size(); i++) {
      CompiledRule rule = all.get(i);
      if (rule.follows() && rule.reader().equals(reader)) {
        follows = true;
        Spots spots = run.ends(rule).orElse(null);
        if (spots != null && spots.hasSources()) {
          sources.add(i);
        }
        if (spots != null && spots.hasSinks()) {
          sinks.add(i);
        }
      }
    }
    SourceFile file = follows ? run.text(reader).file() : null;
    if (file != null) {
      Outline outline = Outline.of(file, sources, sinks);
      facts.add(new SastFact.Outlined(PackedOutline.of(outline)));
    }
  }

  private void report(RuleRun run, Facts<SastFact> facts) {
    for (String rule : run.unfinished()) {
      facts.incomplete(
          "over-step-budget", "rule " + rule + " took too many steps; it may find more here");
    }
    var file = run.text(reader).file();
    if (file != null && !file.tree().unread().isEmpty()) {
      facts.notice("unread-code", unread(file.tree()));
    }
  }

  private static String unread(Tree tree) {
    int count = tree.unread().size();
    UnreadRange first = tree.unread().getFirst();
    int line = new Lines(tree.source()).lineOf(first.start());
    String what =
        count == 1
            ? "code was not read in line "
            : count + " stretches of code were not read, the first in line ";
    return what + line + ": " + first.reason();
  }

  /// Lines that nobody would write.
  private static boolean isMinified(Window window) {
    int lines = 1;
    int line = 0;
    int longest = 0;
    for (int i = 0; i < window.length(); i++) {
      line++;
      if (window.bytes()[i] == '\n') {
        lines++;
        longest = Math.max(longest, line);
        line = 0;
      }
    }
    longest = Math.max(longest, line);
    return longest > LONG_LINE && window.length() / lines > USUAL_LINE;
  }

  private static boolean isBinary(Window window) {
    for (int i = 0; i < Math.min(PROBE, window.length()); i++) {
      if (window.bytes()[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /// A match as a fact.
  static SastFact.Matched fact(int rule, Match match, @Nullable Trail trail) {
    List<SastFact.Bound> bound = new ArrayList<>();
    Bindings bindings = match.bindings();
    for (String name : bindings.names()) {
      Value value = bindings.get(name);
      if (value != null && value.end() >= value.start()) {
        bound.add(new SastFact.Bound(name, value.start(), value.end() - value.start()));
      }
    }
    return new SastFact.Matched(
        rule, match.start(), match.end() - match.start(), bound, steps(trail));
  }

  private static List<SastFact.Step> steps(@Nullable Trail trail) {
    if (trail == null) {
      return List.of();
    }
    return trail.steps().stream()
        .map(
            step ->
                new SastFact.Step(
                    step.file(), step.start(), step.end() - step.start(), step.what()))
        .toList();
  }
}
