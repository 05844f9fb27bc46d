package dev.lockstep.sast;

import dev.lockstep.engine.Content;
import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.sast.link.Linker;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// States a finding for each match at each place where its rule applies. What rules that follow
/// calls find is found anew where a file calls functions of others.
final class SastDetector implements Detector {
  private final String name;
  private final Supplier<RuleSet> rules;
  private final List<SastExtractor> extractors;
  private final @Nullable SettingsExtractor settings;
  private final boolean own;

  /// @param own whether the rules are ours
  /// @param settings what finds files of settings; null for languages that have none
  SastDetector(
      String name,
      Supplier<RuleSet> rules,
      List<SastExtractor> extractors,
      @Nullable SettingsExtractor settings,
      boolean own) {
    this.own = own;
    this.settings = settings;
    this.name = name;
    this.rules = rules;
    this.extractors = List.copyOf(extractors);
  }

  @Override
  public String id() {
    return name;
  }

  /// The files of a target that have outlines.
  private static final class Files {
    private final List<Linker.Unit> units = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<List<Occurrence>> occurrences = new ArrayList<>();
    private final Map<ContentId, Integer> indices = new HashMap<>();

    /// A stretch of one of them, where it stands first.
    Location place(int file, long start, int length) {
      return new SastFindings(whole(contents.get(file)), this::place)
          .place(start, length, occurrences.get(file).getFirst());
    }
  }

  /// What was made of one content.
  ///
  /// @param elsewhere what was found in other files from here
  private record Made(
      List<SastFindings.Stated> stated,
      List<KeptAnswers.Linked> elsewhere,
      List<Problem> problems) {}

  @Override
  public void detect(TargetFacts facts, Findings findings) {
    Files files = files(facts);
    Linker linker =
        files.units.isEmpty() ? null : new Linker(rules.get(), files.units, settings(facts));
    Keeping keeping = facts.keeping(this);
    KeptAnswers answers =
        linker == null
            ? null
            : new KeptAnswers(
                linker, files.units.stream().map(Linker.Unit::id).toList(), keeping.last());
    Set<String> described = new HashSet<>();
    List<Extractor<SastFact>> all = List.copyOf(extractors);
    Set<String> stated = new HashSet<>();
    List<KeptAnswers.Linked> elsewhere = new ArrayList<>();
    List<Made> made =
        facts.map(
            all,
            (content, occurrences, some) ->
                made(linker, answers, files, content, occurrences, some));
    for (Made one : made) {
      state(one.stated(), stated, described, findings);
      elsewhere.addAll(one.elsewhere());
      one.problems().forEach(findings::add);
    }
    for (KeptAnswers.Linked linked : elsewhere) {
      state(
          findings(
              files.contents.get(linked.unit()),
              files.occurrences.get(linked.unit()),
              List.of(linked.fact()),
              files),
          stated,
          described,
          findings);
    }
    if (answers != null && !answers.isUnchanged()) {
      keeping.keep(answers.toBytes());
    }
  }

  private Made made(
      @Nullable Linker linker,
      @Nullable KeptAnswers answers,
      Files files,
      Content content,
      List<Occurrence> occurrences,
      List<SastFact> facts) {
    Integer unit = files.indices.get(content.id());
    return linker != null && answers != null && unit != null && linker.asks(unit)
        ? linked(linker, answers, unit, content, occurrences, facts, files)
        : new Made(findings(content, occurrences, matched(facts), files), List.of(), List.of());
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

  private static void state(
      List<SastFindings.Stated> some, Set<String> stated, Set<String> described, Findings into) {
    for (SastFindings.Stated one : some) {
      Finding finding = one.finding();
      String key =
          one.rule().id() + "\0" + finding.place().path() + "\0" + finding.place().region();
      if (!stated.add(key)) {
        continue;
      }
      if (described.add(one.rule().id())) {
        into.rule(SastFindings.rule(one.rule()));
      }
      into.add(finding);
    }
  }

  private Files files(TargetFacts facts) {
    Files files = new Files();
    for (SastExtractor extractor : extractors) {
      facts.forEach(
          extractor,
          (content, occurrences, some) -> {
            for (SastFact fact : some) {
              if (fact instanceof SastFact.Outlined(var outline)
                  && files.indices.putIfAbsent(content.id(), files.units.size()) == null) {
                files.units.add(
                    new Linker.Unit(
                        content.id().hex(), extractor.reader(), () -> whole(content), outline));
                files.contents.add(content);
                files.occurrences.add(occurrences);
              }
            }
          });
    }
    return files;
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

  private static byte[] whole(Content content) {
    synchronized (content) {
      return content.read(0, (int) content.size());
    }
  }

  /// Our own rules are about code that runs; peers' rules say themselves where they apply.
  private Finding marked(Finding finding, Occurrence occurrence) {
    String reason = own ? TestCode.reason(occurrence.pathInTarget()) : "";
    return reason.isEmpty()
        ? finding
        : finding.with(new Mark(Mark.Type.FILTER, reason, "test-code"));
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
      Linker linker,
      KeptAnswers answers,
      int unit,
      Content content,
      List<Occurrence> occurrences,
      List<SastFact> facts,
      Files files) {
    List<SastFact.Matched> here = new ArrayList<>();
    boolean allAnew = linker.readsSettings(unit);
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
        findings(content, occurrences, here, files),
        elsewhere,
        from.givenUp().isEmpty() ? List.of() : givenUp(from.givenUp(), occurrences));
  }

  private List<SastFindings.Stated> findings(
      Content content, List<Occurrence> occurrences, List<SastFact.Matched> facts, Files files) {
    List<SastFindings.Stated> all = new ArrayList<>();
    if (facts.isEmpty()) {
      return all;
    }
    SastFindings maker = new SastFindings(content.read(0, (int) content.size()), files::place);
    Set<String> seen = new HashSet<>();
    for (SastFact.Matched fact : facts) {
      SastRule rule = rules.get().rules().get(fact.rule()).rule();
      for (Occurrence occurrence : occurrences) {
        if (!rule.paths().allows(occurrence.pathInTarget())) {
          continue;
        }
        Finding finding = marked(maker.finding(rule, fact, occurrence), occurrence);
        String key =
            rule.id()
                + "\0"
                + occurrence.path()
                + "\0"
                + finding.place().region()
                + finding.message();
        if (seen.add(key)) {
          all.add(new SastFindings.Stated(rule, finding));
        }
      }
    }
    return all;
  }
}
