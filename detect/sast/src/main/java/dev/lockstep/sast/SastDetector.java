package dev.lockstep.sast;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.sast.link.Linker;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// States a finding for each match at each place where its rule applies. What rules that follow
/// calls find is found anew where a file calls functions of others.
final class SastDetector implements Detector {
  /// Steps after which a trace is shown only with all findings: see ADR 0200.
  private static final int MAX_BELIEVED_STEPS = 10;

  /// Ways to a place besides the one that is shown.
  private static final int MAX_OTHER_WAYS = 47;

  private final String name;
  private final Supplier<RuleSet> rules;
  private final List<SastExtractor> extractors;
  private final @Nullable SettingsExtractor settings;
  private final boolean own;
  private final CodeMatch.@Nullable Observer observer;

  /// @param own whether the rules are ours
  /// @param observer sees the matches; null for nobody
  /// @param settings what finds files of settings; null for languages that have none
  SastDetector(
      String name,
      Supplier<RuleSet> rules,
      List<SastExtractor> extractors,
      @Nullable SettingsExtractor settings,
      boolean own,
      CodeMatch.@Nullable Observer observer) {
    this.own = own;
    this.observer = observer;
    this.settings = settings;
    this.name = name;
    this.rules = rules;
    this.extractors = List.copyOf(extractors);
  }

  @Override
  public String id() {
    return name;
  }

  /// A finding and its rule.
  ///
  /// @param match for the observer; null where there is none
  private record Stated(SastRule rule, Finding finding, @Nullable CodeMatch match) {}

  /// What was made of one content.
  ///
  /// @param facts what was found in it, from itself on
  /// @param elsewhere what was found in other files from here
  private record Made(
      Content content,
      List<Occurrence> occurrences,
      List<SastFact.Matched> facts,
      List<Stated> stated,
      List<KeptAnswers.Linked> elsewhere,
      List<Problem> problems) {}

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    LinkedFiles files = new LinkedFiles(facts, extractors);
    Keeping keeping = facts.keeping(this);
    KeptAnswers answers = answers(facts, files, keeping);
    List<Extractor<SastFact>> all = List.copyOf(extractors);
    List<Made> made =
        facts.map(
            all, (content, occurrences, some) -> made(answers, files, content, occurrences, some));
    Map<Integer, List<SastFact.Matched>> fromElsewhere = new HashMap<>();
    for (Made one : made) {
      for (KeptAnswers.Linked linked : one.elsewhere()) {
        fromElsewhere.computeIfAbsent(linked.unit(), _ -> new ArrayList<>()).add(linked.fact());
      }
    }
    Set<String> described = new HashSet<>();
    for (Made one : made) {
      OptionalInt number = files.number(one.content().id());
      List<SastFact.Matched> more = number.isEmpty() ? null : fromElsewhere.get(number.getAsInt());
      state(more == null ? one.stated() : stated(one, more, files), described, findings);
      one.problems().forEach(findings::add);
    }
    if (answers != null && !answers.isUnchanged()) {
      keeping.keep(answers.toBytes());
    }
  }

  private @Nullable KeptAnswers answers(TargetFacts facts, LinkedFiles files, Keeping keeping) {
    return files.units().isEmpty()
        ? null
        : new KeptAnswers(
            new Linker(rules.get(), files.units(), settings(facts)),
            files.units().stream().map(Linker.Unit::id).toList(),
            keeping.last());
  }

  /// States all of one content together: alike findings are told apart by their order in it.
  private List<Stated> stated(Made made, List<SastFact.Matched> more, LinkedFiles files) {
    List<SastFact.Matched> facts = new ArrayList<>(made.facts());
    facts.addAll(more);
    return stated(made.content(), made.occurrences(), facts, files);
  }

  private Made made(
      @Nullable KeptAnswers answers,
      LinkedFiles files,
      Content content,
      List<Occurrence> occurrences,
      List<SastFact> facts) {
    OptionalInt unit = files.number(content.id());
    if (answers != null && unit.isPresent() && answers.linker().begins(unit.getAsInt())) {
      return linked(answers, unit.getAsInt(), content, occurrences, facts, files);
    }
    List<SastFact.Matched> here = matched(facts);
    List<Stated> stated = stated(content, occurrences, here, files);
    return new Made(content, occurrences, here, stated, List.of(), List.of());
  }

  private List<Problem> givenUp(Set<Integer> numbers, List<Occurrence> occurrences) {
    String names =
        numbers.stream()
            .map(number -> rules.get().rules().get(number).rule().id())
            .collect(Collectors.joining(", "));
    return occurrences.stream()
        .map(
            occurrence ->
                Problem.incomplete(
                    "over-step-budget",
                    occurrence.path(),
                    "data was not followed to its end from here: " + names))
        .toList();
  }

  private void state(List<Stated> some, Set<String> described, Findings into) {
    for (Stated one : some) {
      if (observer != null && one.match() != null) {
        observer.found(one.match());
      }
      if (described.add(one.rule().id())) {
        into.rule(SastFindings.rule(one.rule()));
      }
      into.add(one.finding());
    }
  }

  /// What files of settings say; a key that has several values is left out.
  private Map<String, String> settings(TargetFacts facts) {
    Map<String, String> values = new TreeMap<>();
    Set<String> several = new HashSet<>();
    if (settings != null) {
      facts.forEach(
          settings,
          (content, _, some) -> {
            for (SastFact fact : some) {
              if (fact instanceof SastFact.Setting(String key, long start, int length)) {
                String value = new String(content.read(start, length), StandardCharsets.UTF_8);
                String before = values.putIfAbsent(key, value);
                if (before != null && !before.equals(value)) {
                  several.add(key);
                }
              }
            }
          });
      values.keySet().removeAll(several);
    }
    return values;
  }

  /// Our own rules are about code that runs; peers' rules say themselves where they apply.
  private Finding marked(Finding finding, Occurrence occurrence, byte[] bytes) {
    if (!own) {
      return finding;
    }
    String reason = TestCode.reason(occurrence.pathInTarget(), bytes);
    if (!reason.isEmpty()) {
      return finding.with(new Mark(Mark.Type.FILTER, reason, "test-code"));
    }
    boolean far =
        finding.detail() instanceof Detail.Code code && code.trace().size() > MAX_BELIEVED_STEPS;
    return far
        ? finding.with(
            new Mark(
                Mark.Type.FILTER, "over more than " + MAX_BELIEVED_STEPS + " steps", "long-way"))
        : finding;
  }

  private static List<SastFact.Matched> matched(List<SastFact> facts) {
    List<SastFact.Matched> matched = new ArrayList<>();
    for (SastFact fact : facts) {
      if (fact instanceof SastFact.Matched one) {
        matched.add(one);
      }
    }
    return matched;
  }

  private Made linked(
      KeptAnswers answers,
      int unit,
      Content content,
      List<Occurrence> occurrences,
      List<SastFact> facts,
      LinkedFiles files) {
    List<SastFact.Matched> here = new ArrayList<>();
    boolean allAnew = answers.linker().readsSettings(unit);
    for (SastFact.Matched fact : matched(facts)) {
      if (!allAnew && !rules.get().rules().get(fact.rule()).follows()) {
        here.add(fact);
      }
    }
    List<KeptAnswers.Linked> elsewhere = new ArrayList<>();
    KeptAnswers.From from = answers.from(unit);
    for (KeptAnswers.Linked linked : from.found()) {
      if (linked.unit() == unit) {
        here.add(linked.fact());
      } else {
        elsewhere.add(linked);
      }
    }
    return new Made(
        content,
        occurrences,
        here,
        stated(content, occurrences, here, files),
        elsewhere,
        from.givenUp().isEmpty() ? List.of() : givenUp(from.givenUp(), occurrences));
  }

  private List<Stated> stated(
      Content content,
      List<Occurrence> occurrences,
      List<SastFact.Matched> facts,
      LinkedFiles files) {
    List<Stated> all = new ArrayList<>();
    if (facts.isEmpty()) {
      return all;
    }
    byte[] bytes = content.read(0, (int) content.size());
    SastFindings maker = new SastFindings(bytes, files::place);
    for (List<SastFact.Matched> alike : alike(facts, maker)) {
      SastFact.Matched fact = alike.getFirst();
      SastRule rule = rules.get().rules().get(fact.rule()).rule();
      List<List<SastFact.Step>> others = others(alike);
      for (Occurrence occurrence : occurrences) {
        if (rule.paths().allows(occurrence.pathInTarget())) {
          Finding finding =
              marked(maker.finding(rule, fact, others, occurrence), occurrence, bytes);
          CodeMatch match = observer == null ? null : maker.match(rule, fact, finding);
          all.add(new Stated(rule, finding, match));
        }
      }
    }
    return all;
  }

  /// The facts that are one finding, by where they stand; the shortest way first, which is the one
  /// that is shown.
  private Collection<List<SastFact.Matched>> alike(
      List<SastFact.Matched> facts, SastFindings maker) {
    List<SastFact.Matched> inOrder = new ArrayList<>(facts);
    inOrder.sort(
        Comparator.comparingLong(SastFact.Matched::start)
            .thenComparingInt(SastFact.Matched::length)
            .thenComparingInt(fact -> fact.steps().size()));
    Map<String, List<SastFact.Matched>> alike = new LinkedHashMap<>();
    for (SastFact.Matched fact : inOrder) {
      SastRule rule = rules.get().rules().get(fact.rule()).rule();
      String said = observer == null ? "" : maker.message(rule, fact); // Semgrep tells these apart
      String stretch = rule.id() + "\0" + fact.start() + "\0" + fact.length() + "\0" + said;
      alike.computeIfAbsent(stretch, _ -> new ArrayList<>(1)).add(fact);
    }
    return alike.values();
  }

  private static List<List<SastFact.Step>> others(List<SastFact.Matched> alike) {
    List<SastFact.Step> shown = alike.getFirst().steps();
    return alike.stream()
        .skip(1)
        .map(SastFact.Matched::steps)
        .filter(steps -> !steps.isEmpty() && !steps.equals(shown))
        .distinct()
        .limit(MAX_OTHER_WAYS)
        .toList();
  }
}
