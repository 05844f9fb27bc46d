package dev.lockstep.engine.git;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.git.lineage.HistoryRecord;
import dev.lockstep.engine.git.lineage.HistoryScan;
import dev.lockstep.engine.git.lineage.HistorySink;
import dev.lockstep.engine.git.lineage.Recorder;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectWalk;
import dev.lockstep.engine.git.walk.Attribution;
import dev.lockstep.engine.git.walk.AttributionRecord;
import dev.lockstep.engine.git.walk.HistoryState;
import dev.lockstep.engine.git.walk.Introduction;
import dev.lockstep.engine.git.walk.Tips;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The whole history of a repository: every blob once, then who introduced those with findings.
public final class GitHistory {
  private final GitRepository repository;
  private final int jobs;
  private final BooleanSupplier cancelled;
  private final Provenances provenances;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Tips tips;
  private @Nullable AttributionRecord attributed;
  private boolean wasRead = true;

  /// @param jobs how many threads examine
  /// @param cancelled asked now and then; once true, all work here ends early
  public GitHistory(GitRepository repository, int jobs, BooleanSupplier cancelled) {
    this.repository = repository;
    this.provenances = new Provenances(repository);
    this.jobs = jobs;
    this.cancelled = cancelled;
  }

  /// Examines every blob that is not in the record; what the record knows is not told again here,
  /// but by [HistoryRecord#tell].
  ///
  /// @param before of the same scan, see [HistoryRecord#key]
  public News examine(HistoryScan scan, HistoryRecord before, HistorySink sink) {
    tips();
    Recorder recorder = new Recorder(sink, before, scan.extractors());
    ObjectWalk walk = new ObjectWalk(repository.objects(), jobs, cancelled, before);
    scan.run(walk, jobs, recorder);
    problems.addAll(repository.objects().problems());
    wasRead = !recorder.hasFailed();
    return new News(recorder, walk.packs(), before, cancelled.getAsBoolean());
  }

  /// What a history holds that a record does not.
  public static final class News {
    private static final int MOST_SILENT = 1_000;

    private final Recorder recorder;
    private final List<ContentId> packs;
    private final HistoryRecord before;
    private final boolean cancelled;

    News(Recorder recorder, List<ContentId> packs, HistoryRecord before, boolean cancelled) {
      this.recorder = recorder;
      this.packs = List.copyOf(packs);
      this.before = before;
      this.cancelled = cancelled;
    }

    /// Whether new contents are few, all read, and nothing is to be said of any: then the record
    /// before is as good as a new one.
    public boolean areSilent() {
      return !cancelled
          && recorder.saidNothing()
          && recorder.examined() <= MOST_SILENT
          && before.holds(packs);
    }

    /// The record to keep for the next scan; the one before where the scan was cancelled.
    ///
    /// @throws dev.lockstep.engine.MalformedFact where the record before is damaged
    public HistoryRecord record() {
      return cancelled ? before : recorder.record(packs);
    }
  }

  /// What the references name, once and for all of this history: before objects are listed.
  private Tips tips() {
    Tips known = tips;
    if (known == null) {
      known = Tips.of(repository.refs());
      tips = known;
      repository.objects().openNewPacks();
    }
    return known;
  }

  /// What [#occurrences] is to go on from: what [#attributed] said of an earlier history.
  public void goOnFrom(AttributionRecord before) {
    attributed = before;
  }

  /// What is to be kept of where contents came from; null where not all of it could be read.
  public @Nullable AttributionRecord attributed() {
    return attributed;
  }

  /// What is to be kept with facts, so that [#standsStill] can be asked the next time.
  ///
  /// @param contents all of which there are facts
  /// @return null where it could not be told: the history was not read whole
  public @Nullable HistoryState state(SortedSet<ContentId> contents) {
    AttributionRecord known = attributed;
    return known == null || !problems.isEmpty()
        ? null
        : HistoryState.of(tips(), List.copyOf(contents), known);
  }

  /// Whether the contents of a state stand where they stood, in the same commits and under the same
  /// references: what came since brought none of them and took none away.
  public boolean standsStill(HistoryState state, AttributionRecord before) {
    return wasRead
        && problems.isEmpty()
        && !repository.isPartial()
        && state.holds(repository.objects(), tips(), repository.commits(), before);
  }

  /// How contents came into the history. Those that no reference reaches are left out: they are
  /// on their way out of the repository.
  public List<Introduction> introductions(SortedSet<ContentId> contents) {
    Attribution attribution =
        new Attribution(repository.objects(), tips(), repository.commits(), jobs, cancelled);
    Attribution.Found found = attribution.of(contents, attributed);
    attributed = wasRead && !repository.isPartial() ? found.record() : null;
    problems.addAll(attribution.problems());
    return found.introductions();
  }

  /// Where contents stand or stood, of those paths that are asked for; contents that stand nowhere
  /// there are left out. Of their commits only the ids are said, see [#told].
  public SortedMap<ContentId, List<Occurrence>> occurrences(
      SortedSet<ContentId> contents, PathScope paths) {
    Exclusion excluded = new Exclusion(paths);
    SortedMap<ContentId, List<Occurrence>> found = new TreeMap<>();
    for (Introduction introduction : introductions(contents)) {
      List<Occurrence> places = new ArrayList<>();
      Provenance provenance = Provenances.untold(introduction);
      for (String path : introduction.paths()) {
        if (paths.holds(path) && !excluded.holds(path)) {
          places.add(paths.occurrence(path, provenance, introduction.order()));
        }
      }
      if (!places.isEmpty()) {
        places.sort(null);
        found.put(introduction.content(), List.copyOf(places));
      }
    }
    return found;
  }

  /// The same place with all that is said of its commit, which has to be read for it.
  public Occurrence told(Occurrence place) {
    Provenance provenance = place.provenance();
    if (provenance == null) {
      return place;
    }
    try {
      Provenance told = provenances.told(provenance);
      return new Occurrence(place.path(), place.pathInTarget(), told, place.introduced());
    } catch (GitFailure e) {
      problems.add(e.problem(""));
      return place;
    }
  }

  /// What could not be read so far.
  public List<Problem> problems() {
    return problems.stream().distinct().sorted().toList();
  }
}
