package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.cache.CachedFacts;
import dev.lockstep.engine.cache.Memory;
import dev.lockstep.engine.cache.Stamps;
import dev.lockstep.engine.git.GitRepository;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectHeader;
import dev.lockstep.engine.source.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The archives of a history, opened as those of a tree are. What they hold is kept by their blob
/// ids, so a later scan opens those that came since.
final class HistoryArchives {
  private final GitRepository repository;
  private final Course history;
  private final ScanSettings settings;

  /// @param history the course of the whole scan
  HistoryArchives(GitRepository repository, Course history, ScanSettings settings) {
    this.repository = repository;
    this.history = history;
    this.settings = settings;
  }

  /// The facts of the members, and of what only begins like an archive. Counts the members as
  /// files, and tells of what could not be opened.
  ///
  /// @param archives where they stand
  TargetFacts members(SortedMap<ContentId, List<Occurrence>> archives) {
    Extractors extractors = history.extractors().ofEverything();
    Cache cache = settings.cache();
    CachedFacts cached = cache == null ? null : cache.facts(name(), extractors.keys());
    Course course = course(extractors, cached);
    boolean kept = false;
    try {
      open(archives, course);
      if (cached != null) {
        kept = cached.keep(course.store().known(), course.store().fresh(), course.stamps());
        if (!kept) {
          course.tellUnkept();
        }
      }
    } finally {
      if (cached != null && !kept) {
        cached.discard();
      }
    }
    FoundFacts facts = new FoundFacts(course, settings.jobs());
    facts.problems().forEach(course.tally()::add);
    return facts;
  }

  private String name() {
    return "archives\n" + repository.layout().commonDirectory().toAbsolutePath();
  }

  private Course course(Extractors extractors, @Nullable CachedFacts cached) {
    Memory memory = cached == null ? Memory.NONE : cached;
    return new Course(
        extractors,
        List.of(),
        history.limits(),
        memory,
        new Store(memory),
        new Stamps(),
        history.tally(),
        cached == null ? history.secret() : cached.secret(),
        history.cancelled());
  }

  private void open(SortedMap<ContentId, List<Occurrence>> archives, Course course) {
    Crew crew = new Crew(settings.jobs());
    ThreadLocal<Examiner> examiners = ThreadLocal.withInitial(() -> new Examiner(course));
    crew.run(
        () ->
            archives.forEach(
                (id, places) ->
                    crew.fork(
                        () -> {
                          course.checkCancelled();
                          entries(id, places, course).forEach(examiners.get()::examine);
                        })));
    course.checkCancelled();
  }

  private List<Entry> entries(ContentId id, List<Occurrence> places, Course course) {
    List<Entry> entries = new ArrayList<>();
    try {
      ObjectHeader header = repository.objects().header(id);
      if (header == null) {
        throw new GitFailure(
            GitFailure.Code.MISSING, "object " + id.hex() + " is no longer in the repository");
      }
      for (Occurrence place : places) {
        entries.add(
            new Entry(
                place,
                header.size(),
                Entry.Mode.FILE,
                repository.vouched(id),
                null,
                false,
                () -> repository.objects().open(id)));
      }
      course.tally().files(-entries.size(), -entries.size() * header.size()); // counted already
    } catch (GitFailure e) {
      places.forEach(place -> course.tally().add(place.told(e.problem(place.path()))));
    }
    return entries;
  }
}
