package dev.lockstep.engine.scan;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What the threads of a scan add up.
final class Tally {
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder gitIgnored = new LongAdder();
  private final LongAdder unread = new LongAdder();
  private final LongAdder known = new LongAdder();
  private final LongAdder examined = new LongAdder();
  private final ConcurrentHashMap<String, LongAdder> passedOver = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
  private final List<ConcurrentLinkedQueue<Occurrence>> wanted = new ArrayList<>();

  Tally(int detectors) {
    for (int i = 0; i < detectors; i++) {
      wanted.add(new ConcurrentLinkedQueue<>());
    }
  }

  void file(Place place, long size) {
    files.increment();
    bytes.add(size);
    if (place.gitIgnored()) {
      gitIgnored.increment();
    }
  }

  void files(long count, long size) {
    files.add(count);
    bytes.add(size);
  }

  void unread() {
    unread.increment();
  }

  void known() {
    known.increment();
  }

  void examined() {
    examined.increment();
  }

  void passedOver(String reason, long entries) {
    passedOver.computeIfAbsent(reason, _ -> new LongAdder()).add(entries);
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void add(Failure failure) {
    failures.add(failure);
  }

  void add(Found one) {
    found.add(one);
  }

  void wants(int detector, Occurrence occurrence) {
    wanted.get(detector).add(occurrence);
  }

  List<Occurrence> wanted(int detector) {
    return wanted.get(detector).stream().sorted().distinct().toList();
  }

  /// What was found since the last call.
  List<Found> takeFound() {
    List<Found> taken = new ArrayList<>();
    for (Found one = found.poll(); one != null; one = found.poll()) {
      taken.add(one);
    }
    return taken;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  CacheFigures cacheFigures() {
    return new CacheFigures(unread.sum(), known.sum(), examined.sum());
  }

  long files() {
    return files.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  long gitIgnored() {
    return gitIgnored.sum();
  }

  SortedMap<String, Long> passedOver() {
    SortedMap<String, Long> counts = new TreeMap<>();
    passedOver.forEach((reason, count) -> counts.put(reason, count.sum()));
    return counts;
  }
}
