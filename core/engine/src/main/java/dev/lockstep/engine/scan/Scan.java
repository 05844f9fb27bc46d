package dev.lockstep.engine.scan;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.engine.cache.CachedFacts;
import dev.lockstep.engine.cache.Memory;
import dev.lockstep.engine.cache.Stamps;
import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Problem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// One scan: reads what the sources state, each unique content once, and asks the capabilities.
public final class Scan {
  private final List<Capability> capabilities;
  private final ScanSettings settings;
  private volatile boolean cancelled;

  public Scan(List<Capability> capabilities, ScanSettings settings) {
    this.capabilities = List.copyOf(capabilities);
    this.settings = settings;
  }

  /// Runs to the end and closes the sources, which are all histories or none.
  ///
  /// @throws ScanCancelled when another thread called [#cancel]
  public ScanResult run(List<Source> sources) {
    List<HistorySource> histories = new ArrayList<>();
    for (Source source : sources) {
      if (source instanceof HistorySource history) {
        histories.add(history);
      }
    }
    if (histories.isEmpty()) {
      return entries(sources);
    }
    try {
      if (histories.size() < sources.size()) {
        throw new IllegalArgumentException("histories are scanned by themselves");
      }
      return histories(histories);
    } finally {
      sources.forEach(Source::close);
    }
  }

  private ScanResult histories(List<HistorySource> histories) {
    List<Detector> detectors = detectors();
    Course course =
        new Course(
            new Extractors(capabilities, settings.limits()),
            detectors,
            settings.limits(),
            Memory.NONE,
            new Store(Memory.NONE),
            new Stamps(),
            new Tally(detectors.size()),
            new SecureRandom().nextLong(),
            () -> cancelled);
    List<HistoryExamination> examinations = new ArrayList<>();
    for (HistorySource history : histories) {
      HistoryExamination examination = new HistoryExamination(history, course, settings);
      examination.examine();
      examinations.add(examination);
    }
    Conclusions conclusions = new Conclusions(course.tally());
    HistoriesFacts facts = new HistoriesFacts(examinations, settings.cache());
    facts.gatherWhatIsNew();
    ask(course, facts, conclusions);
    course.checkCancelled();
    examinations.forEach(HistoryExamination::count);
    return result(course, conclusions, List.of());
  }

  private ScanResult entries(List<Source> sources) {
    Extractors extractors = new Extractors(capabilities, settings.limits());
    List<Detector> detectors = detectors();
    Tally tally = new Tally(detectors.size());
    Cache cache = settings.cache();
    CachedFacts cached = cache == null ? null : cache.facts(settings.target(), extractors.keys());
    Memory memory = cached == null ? Memory.NONE : cached;
    long secret = cached == null ? new SecureRandom().nextLong() : cached.secret();
    Course course =
        new Course(
            extractors,
            detectors,
            settings.limits(),
            memory,
            new Store(memory),
            new Stamps(),
            tally,
            secret,
            () -> cancelled);
    AtomicBoolean kept = new AtomicBoolean(cached == null);
    try {
      examine(sources, course);
      FoundFacts facts = new FoundFacts(course, settings.jobs());
      Conclusions conclusions = new Conclusions(tally);
      // What was learnt is written while the detectors are asked: they need not wait for the disk.
      Crew crew = new Crew(Math.min(2, settings.jobs()));
      crew.run(
          () -> {
            if (cached != null) {
              crew.fork(() -> kept.set(keep(cached, course)));
            }
            ask(course, facts, conclusions);
          });
      return result(course, conclusions, facts.problems());
    } finally {
      if (cached != null && !kept.get()) {
        cached.discard();
      }
      sources.forEach(Source::close);
    }
  }

  /// Gives the scan up; [#run] ends soon. May be called from any thread.
  public void cancel() {
    cancelled = true;
  }

  private List<Detector> detectors() {
    List<Detector> detectors = new ArrayList<>();
    capabilities.forEach(capability -> detectors.addAll(capability.detectors()));
    detectors.sort((a, b) -> a.id().compareTo(b.id()));
    return detectors;
  }

  private void examine(List<Source> sources, Course course) {
    Crew crew = new Crew(settings.jobs());
    Sink sink = new Gathering(course, crew, sources.size() > 1);
    crew.run(
        () -> {
          for (Source source : sources) {
            crew.fork(() -> source.emit(sink));
          }
        });
    course.checkCancelled();
  }

  private static boolean keep(CachedFacts cached, Course course) {
    boolean kept = cached.keep(course.store().known(), course.store().fresh(), course.stamps());
    if (!kept) {
      course.tellUnkept();
    }
    return kept;
  }

  private static void ask(Course course, TargetFacts facts, Conclusions conclusions) {
    for (Detector detector : course.detectors()) {
      course.checkCancelled();
      conclusions.ask(detector, facts);
    }
  }

  /// @param stated the problems that extractors stated
  private ScanResult result(Course course, Conclusions conclusions, List<Problem> stated) {
    Tally tally = course.tally();
    List<Problem> problems = new ArrayList<>(stated);
    problems.addAll(tally.problems());
    List<Problem> sorted = problems.stream().sorted().distinct().toList();
    return new ScanResult(
        conclusions.rules(),
        conclusions.findings(),
        conclusions.components(),
        sorted,
        coverage(tally, sorted),
        tally.cacheFigures(),
        tally.failures());
  }

  private Coverage coverage(Tally tally, List<Problem> problems) {
    Set<String> notExamined = new HashSet<>();
    for (Problem problem : problems) {
      if (problem.weight() == Problem.Weight.INCOMPLETE && !problem.path().isEmpty()) {
        notExamined.add(problem.path());
      }
    }
    return new Coverage(
        capabilities.stream().map(Capability::kind).distinct().toList(),
        tally.files(),
        tally.bytes(),
        notExamined.size(),
        tally.passedOver(),
        tally.gitIgnored());
  }

  /// Takes the sources' entries and deals them out.
  private final class Gathering implements Sink {
    private final Course course;
    private final Crew crew;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final boolean mayRepeat;
    private final ThreadLocal<Examiner> examiners;

    Gathering(Course course, Crew crew, boolean mayRepeat) {
      this.course = course;
      this.crew = crew;
      this.mayRepeat = mayRepeat;
      examiners = ThreadLocal.withInitial(() -> new Examiner(course));
    }

    @Override
    public void entry(Entry entry) {
      if (mayRepeat && !seen.add(entry.occurrence().path())) {
        return;
      }
      settings.progress().known(1);
      if (!crew.offer(() -> examine(entry))) {
        examine(entry);
      }
    }

    private void examine(Entry entry) {
      course.checkCancelled();
      examiners.get().examine(entry);
      settings.progress().done(entry.size());
    }

    @Override
    public void fork(Runnable part) {
      crew.fork(part);
    }

    @Override
    public void problem(Problem problem) {
      course.tally().add(problem);
    }

    @Override
    public void passedOver(String reason, long entries) {
      course.tally().passedOver(reason, entries);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }
}
