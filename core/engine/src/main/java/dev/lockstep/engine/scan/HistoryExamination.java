package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.engine.git.GitHistory;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.PathScope;
import dev.lockstep.engine.git.lineage.Budget;
import dev.lockstep.engine.git.lineage.HistoryRecord;
import dev.lockstep.engine.git.lineage.HistoryScan;
import dev.lockstep.engine.git.object.LfsPointer;
import dev.lockstep.engine.git.walk.AttributionRecord;
import dev.lockstep.engine.match.KeywordAutomaton;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One way through a history: what its contents hold, then where those with facts stand.
final class HistoryExamination {
  private static final String SHELF = "histories";
  private static final String ATTRIBUTIONS = "attributions";

  private final GitRepository repository;
  private final PathScope paths;
  private final Course course;
  private final ScanSettings settings;
  private final GitHistory history;
  private final HistoryScan scan;
  private final String key;

  HistoryExamination(HistorySource source, Course course, ScanSettings settings) {
    this.repository = source.repository();
    this.paths = source.paths();
    this.course = course;
    this.settings = settings;
    history = new GitHistory(repository, settings.jobs(), course.cancelled());
    Limits limits = course.limits();
    Budget budget = new Budget(limits.steps(), limits.stepsPerByte(), limits.wholeBytes());
    scan = scan(course.extractors(), budget, settings.lineage());
    key =
        repository.layout().commonDirectory().toAbsolutePath()
            + "\n"
            + HistoryRecord.key(scan.extractors(), budget);
  }

  private static HistoryScan scan(Extractors all, Budget budget, boolean lineage) {
    List<Extractor<?>> extractors = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (HistoryScan.takesPart(all.get(i))) {
        extractors.add(all.get(i));
      }
    }
    KeywordAutomaton automaton =
        KeywordAutomaton.of(extractors.stream().map(each -> each.interest().keywords()).toList());
    return new HistoryScan(extractors, automaton::scan, budget, lineage);
  }

  /// What all that is kept of this history is kept under.
  String key() {
    return key;
  }

  /// The facts of the contents, and those of archives' members.
  List<TargetFacts> facts() {
    HistoryRecord before = before();
    Tally tally = course.tally();
    HistoryNotes notes = new HistoryNotes(tally, settings.progress(), before);
    if (!isToldAgain(before, scan, notes)) {
      before = HistoryRecord.EMPTY;
      notes = new HistoryNotes(tally, settings.progress(), before);
    }
    HistoryRecord after = history.examine(scan, before, notes);
    course.checkCancelled();
    if (!after.isSameAs(before)) {
      keep(SHELF, key, after.toBytes());
    }
    SortedMap<ContentId, List<Occurrence>> places = places(notes);
    course.checkCancelled();
    tally.files(notes.files(), notes.bytes());
    SortedMap<ContentId, List<Occurrence>> plain = new TreeMap<>(places);
    plain.keySet().removeAll(notes.archives());
    TargetFacts facts =
        new HistoryFacts(
            repository.objects(),
            notes.contents(),
            plain,
            history::told,
            tally,
            course,
            settings.jobs());
    SortedMap<ContentId, List<Occurrence>> archives = new TreeMap<>(places);
    archives.keySet().retainAll(notes.archives());
    tellProblems(notes, plain);
    tellOfLfs(notes, places);
    return archives.isEmpty() ? List.of(facts) : List.of(facts, members(archives));
  }

  private TargetFacts members(SortedMap<ContentId, List<Occurrence>> archives) {
    archives.replaceAll((id, places) -> places.stream().map(history::told).toList());
    return new HistoryArchives(repository, course, settings).members(archives);
  }

  /// Where the contents stand, as far as an earlier scan found it out by that.
  private SortedMap<ContentId, List<Occurrence>> places(HistoryNotes notes) {
    AttributionRecord before = attributed(key);
    if (before != null) {
      history.goOnFrom(before);
    }
    SortedMap<ContentId, List<Occurrence>> places =
        history.occurrences(new TreeSet<>(notes.contents().keySet()), paths);
    AttributionRecord after = history.attributed();
    Cache cache = settings.cache();
    if (cache != null && after != null && !after.equals(before)) {
      keep(ATTRIBUTIONS, key, after.toBytes());
    }
    return places;
  }

  private @Nullable AttributionRecord attributed(String key) {
    Cache cache = settings.cache();
    try {
      return cache == null
          ? null
          : cache.blob(ATTRIBUTIONS, key).map(AttributionRecord::fromBytes).orElse(null);
    } catch (MalformedFact e) {
      return null; // what is torn is a miss
    }
  }

  private HistoryRecord before() {
    Cache cache = settings.cache();
    if (cache == null) {
      return HistoryRecord.EMPTY;
    }
    try {
      return cache.blob(SHELF, key).map(HistoryRecord::fromBytes).orElse(HistoryRecord.EMPTY);
    } catch (MalformedFact e) {
      return HistoryRecord.EMPTY; // what is torn is a miss
    }
  }

  private static boolean isToldAgain(HistoryRecord before, HistoryScan scan, HistoryNotes notes) {
    try {
      before.tell(scan.extractors(), notes);
      return true;
    } catch (MalformedFact e) {
      return false; // what is torn is a miss
    }
  }

  private void keep(String shelf, String key, byte[] bytes) {
    Cache cache = settings.cache();
    if (cache != null && !cache.keep(shelf, key, bytes)) {
      course.tellUnkept();
    }
  }

  private void tellProblems(HistoryNotes notes, SortedMap<ContentId, List<Occurrence>> places) {
    Tally tally = course.tally();
    history.problems().forEach(tally::add);
    tellOfMissing(tally);
    places.forEach(
        (id, occurrences) -> {
          HistoryNotes.Content content = notes.contents().get(id);
          if (content != null) {
            for (Outcome.Statement statement : content.said()) {
              occurrences.forEach(place -> tally.add(statement.at(place)));
            }
          }
        });
  }

  /// Tells of each file once, with the first commit in which it lies elsewhere.
  private void tellOfLfs(HistoryNotes notes, SortedMap<ContentId, List<Occurrence>> places) {
    Map<String, Occurrence> first = new TreeMap<>();
    for (ContentId id : notes.pointers()) {
      for (Occurrence place : places.getOrDefault(id, List.of())) {
        first.merge(place.path(), place, (a, b) -> a.introduced() <= b.introduced() ? a : b);
      }
    }
    first
        .values()
        .forEach(place -> course.tally().add(place.told(LfsPointer.ofHistory(place.path()))));
  }

  /// Tells of clones that hold only part of the history.
  private void tellOfMissing(Tally tally) {
    if (repository.commits().isShallow()) {
      tally.add(
          Problem.notice(
              "git-shallow",
              "",
              "the clone is shallow, and what came before its edge is not here;"
                  + " `git fetch --unshallow` brings it"));
    }
    if (repository.isPartial()) {
      tally.add(
          Problem.incomplete(
              "git-partial-clone",
              "",
              "the clone is partial, and contents that it has not fetched were not examined;"
                  + " clone without a filter"));
    }
  }
}
