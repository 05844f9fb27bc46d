package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Passes on what a history holds and keeps it for the next scan.
public final class Recorder implements HistorySink {
  private final HistorySink next;
  private final HistoryRecord before;
  private final List<Extractor<?>> extractors;
  private final Map<ContentId, Integer> examined = new HashMap<>();
  private final Set<ContentId> archives = new HashSet<>();
  private final Set<ContentId> pointers = new HashSet<>();
  private final Set<ContentId> spokenOf = new HashSet<>();
  private final Map<Key, HistoryRecord.Entry> entries =
      new TreeMap<>(Comparator.comparing(Key::content).thenComparingInt(Key::extractor));
  private final Map<Long, Long> likenesses = new HashMap<>();
  private boolean failed;

  private record Key(ContentId content, int extractor) {}

  /// @param before what was known already
  /// @param extractors those of the scan
  public Recorder(HistorySink next, HistoryRecord before, List<Extractor<?>> extractors) {
    this.next = next;
    this.before = before;
    this.extractors = List.copyOf(extractors);
  }

  @Override
  public <F> void facts(
      ContentId id, byte[] bytes, int length, Extractor<F> extractor, List<Trace<F>> facts) {
    int number = extractors.indexOf(extractor);
    synchronized (this) {
      byte[] traces = HistoryRecord.encode(facts, extractor, this::number);
      entries.put(new Key(id, number), new HistoryRecord.Entry(id, number, traces));
    }
    next.facts(id, bytes, length, extractor, facts);
  }

  /// Behind those of the record before.
  private long number(long likeness) {
    return likenesses.computeIfAbsent(likeness, _ -> before.alike() + likenesses.size());
  }

  @Override
  public void statement(
      ContentId id, Extractor<?> extractor, Problem.Weight weight, String problem, String reason) {
    synchronized (this) {
      spokenOf.add(id);
    }
    next.statement(id, extractor, weight, problem, reason);
  }

  @Override
  public void bug(ContentId id, Extractor<?> extractor, Throwable cause) {
    synchronized (this) {
      spokenOf.add(id);
    }
    next.bug(id, extractor, cause);
  }

  @Override
  public void unopened(ContentId id) {
    synchronized (this) {
      archives.add(id);
    }
    next.unopened(id);
  }

  @Override
  public void elsewhere(ContentId id) {
    synchronized (this) {
      pointers.add(id);
    }
    next.elsewhere(id);
  }

  @Override
  public void examined(ContentId id, int length) {
    synchronized (this) {
      examined.put(id, length);
    }
    next.examined(id, length);
  }

  @Override
  public void failed(ContentId id, int lost, GitFailure failure) {
    synchronized (this) {
      failed = true;
    }
    next.failed(id, lost, failure);
  }

  /// Whether all that was examined is as if it were not there: nothing was said of it, and all of
  /// it was read.
  public synchronized boolean saidNothing() {
    return !failed
        && entries.isEmpty()
        && archives.isEmpty()
        && pointers.isEmpty()
        && spokenOf.isEmpty();
  }

  /// How many contents were examined.
  public synchronized int examined() {
    return examined.size();
  }

  /// Whether an object could not be read.
  public synchronized boolean hasFailed() {
    return failed;
  }

  /// What is known now.
  ///
  /// @param packs the checksums of all packs that were walked, or known before
  public synchronized HistoryRecord record(List<ContentId> packs) {
    examined.keySet().removeIf(id -> spokenOf.contains(id) || before.object(id));
    long bytes = before.bytes();
    for (int length : examined.values()) {
      bytes += length;
    }
    List<ContentId> all = new ArrayList<>(examined.keySet());
    before.contents().forEach(all::add);
    List<HistoryRecord.Entry> facts = new ArrayList<>();
    for (HistoryRecord.Entry entry : before.entries()) {
      if (!entries.containsKey(new Key(entry.content(), entry.extractor()))) {
        facts.add(entry);
      }
    }
    for (HistoryRecord.Entry entry : entries.values()) {
      if (!spokenOf.contains(entry.content())) {
        facts.add(entry);
      }
    }
    facts.sort(
        Comparator.comparing(HistoryRecord.Entry::content)
            .thenComparingInt(HistoryRecord.Entry::extractor));
    before.archives().forEach(archives::add);
    before.pointers().forEach(pointers::add);
    boolean whole = !failed && spokenOf.isEmpty();
    return new HistoryRecord(
        ExaminedIds.of(whole ? packs : List.of()),
        ExaminedIds.of(all),
        ExaminedIds.of(archives),
        ExaminedIds.of(pointers),
        bytes,
        before.alike() + likenesses.size(),
        facts);
  }
}
