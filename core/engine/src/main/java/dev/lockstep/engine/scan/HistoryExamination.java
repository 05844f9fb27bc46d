package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.engine.git.GitHistory;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.PathScope;
import dev.lockstep.engine.git.lineage.Budget;
import dev.lockstep.engine.git.lineage.HistoryRecord;
import dev.lockstep.engine.git.lineage.HistoryScan;
import dev.lockstep.engine.git.object.LfsPointer;
import dev.lockstep.engine.git.walk.AttributionRecord;
import dev.lockstep.engine.git.walk.HistoryState;
import dev.lockstep.engine.match.KeywordAutomaton;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One way through a history: what its contents hold, then where those with facts stand. Where what
/// came since the last scan changes nothing of the latter, it is not asked for.
final class HistoryExamination {
  private final GitRepository repository;
  private final PathScope paths;
  private final Course course;
  private final ScanSettings settings;
  private final GitHistory history;
  private final HistoryScan scan;
  private final String key;
  private final KeptHistory kept;
  private HistoryRecord before = HistoryRecord.EMPTY;
  private HistoryNotes notes;
  private GitHistory.@Nullable News news;
  private KeptHistory.@Nullable State unchanged;
  private @Nullable AttributionRecord attributed;
  private boolean gathered;

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
    kept = new KeptHistory(settings.cache(), key, course::tellUnkept);
    notes = new HistoryNotes(course.tally(), settings.progress(), before);
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

  /// Examines the contents that came since the last scan.
  void examine() {
    before = kept.record();
    GitHistory.News fresh = examined();
    AttributionRecord known = kept.attribution();
    attributed = known;
    if (known != null && fresh.areSilent()) {
      KeptHistory.State state = kept.state(scope());
      boolean still = state != null && history.standsStill(state.references(), known);
      unchanged = still ? state : null;
    }
  }

  private GitHistory.News examined() {
    notes = new HistoryNotes(course.tally(), settings.progress(), before);
    GitHistory.News fresh = history.examine(scan, before, notes);
    course.checkCancelled();
    news = fresh;
    return fresh;
  }

  /// Which places are seen, and how reports show them.
  private String scope() {
    String remote = repository.config().value("remote.origin.url");
    return String.join(
        "\n",
        paths.below(),
        paths.shown(),
        paths.scope().place(),
        String.join("\n", paths.scope().excludes()),
        Long.toString(paths.scope().maxFileSize()),
        remote == null ? "" : remote);
  }

  /// The stamp of the scan whose facts are those of this one; null where it is not known of any.
  @Nullable Long unchanged() {
    return unchanged == null ? null : unchanged.stamp();
  }

  /// Counts what was examined, once all is asked.
  void count() {
    course.tally().files(notes.files(), notes.bytes());
    if (unchanged != null && !gathered) {
      course.tally().files(unchanged.members(), unchanged.memberBytes());
    }
  }

  /// The facts of the contents, and those of archives' members.
  ///
  /// @param stamp what they are called in what is kept of this scan
  List<TargetFacts> facts(long stamp) {
    gathered = true;
    tellAgain();
    SortedMap<ContentId, List<Occurrence>> places = places();
    course.checkCancelled();
    tellUnread(places);
    SortedMap<ContentId, List<Occurrence>> plain = new TreeMap<>(places);
    plain.keySet().removeAll(notes.archives());
    TargetFacts facts =
        new HistoryFacts(
            repository.objects(),
            notes.contents(),
            plain,
            history::told,
            course.tally(),
            course,
            settings.jobs());
    SortedMap<ContentId, List<Occurrence>> archives = new TreeMap<>(places);
    archives.keySet().retainAll(notes.archives());
    tellProblems(notes, plain);
    tellOfLfs(notes, places);
    long files = course.tally().files();
    long bytes = course.tally().bytes();
    List<TargetFacts> all = archives.isEmpty() ? List.of(facts) : List.of(facts, members(archives));
    keepState(stamp, course.tally().files() - files, course.tally().bytes() - bytes);
    return all;
  }

  /// What earlier scans said of the contents that they examined. Where that is damaged, all are
  /// examined again.
  private void tellAgain() {
    HistoryRecord after;
    try {
      before.tell(scan.extractors(), notes);
      after = Objects.requireNonNull(news, "nothing was examined").record();
    } catch (MalformedFact e) {
      before = HistoryRecord.EMPTY;
      after = examined().record();
    }
    if (!after.isSameAs(before)) {
      kept.keep(after);
    }
  }

  /// What is to be found unchanged by the next scan. Where something could not be read, or
  /// something has to be said besides facts, it is said anew in each scan.
  private void keepState(long stamp, long members, long memberBytes) {
    Tally tally = course.tally();
    boolean plain =
        tally.problems().isEmpty() && tally.passedOver().isEmpty() && tally.gitIgnored() == 0;
    if (settings.cache() == null || !plain) {
      return;
    }
    HistoryState state = history.state(new TreeSet<>(notes.contents().keySet()));
    if (state != null) {
      kept.keep(new KeptHistory.State(stamp, members, memberBytes, state), scope());
    }
  }

  private TargetFacts members(SortedMap<ContentId, List<Occurrence>> archives) {
    archives.replaceAll((id, places) -> places.stream().map(history::told).toList());
    return new HistoryArchives(repository, course, settings).members(archives);
  }

  /// Where the contents stand, as far as an earlier scan found it out by that.
  private SortedMap<ContentId, List<Occurrence>> places() {
    AttributionRecord known = attributed;
    if (known != null) {
      history.goOnFrom(known);
    }
    SortedSet<ContentId> asked = new TreeSet<>(notes.contents().keySet());
    asked.addAll(notes.unread().keySet());
    SortedMap<ContentId, List<Occurrence>> places = history.occurrences(asked, paths);
    AttributionRecord after = history.attributed();
    if (after != null && !after.equals(known)) {
      kept.keep(after);
    }
    return places;
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

  /// Tells of what could not be read, at the places where it stands as far as these are known: the
  /// object may be a commit or a tree. From here on it has no place, as nothing is known of it.
  private void tellUnread(SortedMap<ContentId, List<Occurrence>> places) {
    notes
        .unread()
        .forEach(
            (id, problem) -> {
              List<Occurrence> known = notes.contents().containsKey(id) ? null : places.remove(id);
              if (known == null) {
                course.tally().add(problem);
                return;
              }
              for (Occurrence place : known) {
                Problem here = Problem.incomplete(problem.id(), place.path(), problem.reason());
                course.tally().add(place.told(here));
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
