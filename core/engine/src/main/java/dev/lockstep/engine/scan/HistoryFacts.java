package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.ContentUnreadable;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Likeness;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.git.lineage.Trace;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.ObjectStore;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The facts of a history, contents in the order in which commits introduced them.
///
/// Of the versions of a file those are shown that HEAD holds, and those whose facts together are
/// like those of no earlier version: what detectors would say of the others is said of an earlier
/// one.
final class HistoryFacts implements TargetFacts {
  /// Fewer are not worth a thread.
  private static final int CONTENTS_OF_A_THREAD = 8;

  private final ObjectStore objects;
  private final Tally tally;
  private final int jobs;
  private final int inMemory;
  private final List<Shown> shown = new ArrayList<>();

  /// The extractors of which there are facts.
  private final Set<Extractor<?>> stated = new HashSet<>();

  /// A content and those of its places at which it is shown.
  private record Shown(ContentId id, HistoryNotes.Content content, List<Occurrence> places) {}

  /// What is the same for versions of a file that are alike.
  private record Version(String path, long likeness) {}

  /// @param places of the contents that stand in what is scanned
  /// @param told makes a place that is shown complete
  /// @param jobs threads that work on contents
  HistoryFacts(
      ObjectStore objects,
      SortedMap<ContentId, HistoryNotes.Content> contents,
      SortedMap<ContentId, List<Occurrence>> places,
      UnaryOperator<Occurrence> told,
      Tally tally,
      Course course,
      int jobs) {
    this.objects = objects;
    this.tally = tally;
    this.jobs = jobs;
    inMemory = course.limits().wholeBytes();
    Likenesses likenesses = new Likenesses(course.secret());
    Set<Version> seen = new HashSet<>();
    for (Map.Entry<ContentId, List<Occurrence>> entry : inOrder(places)) {
      HistoryNotes.Content content = Objects.requireNonNull(contents.get(entry.getKey()));
      long alike = likenesses.of(content);
      List<Occurrence> kept = new ArrayList<>();
      for (Occurrence place : entry.getValue()) {
        boolean isNew = seen.add(new Version(place.path(), alike));
        if (isNew || isAtHead(place)) {
          kept.add(place);
        }
      }
      if (!kept.isEmpty() && !content.facts().isEmpty()) {
        shown.add(new Shown(entry.getKey(), content, kept.stream().map(told).toList()));
        stated.addAll(content.facts().keySet());
      }
    }
  }

  /// By the commits that introduced them.
  private static List<Map.Entry<ContentId, List<Occurrence>>> inOrder(
      SortedMap<ContentId, List<Occurrence>> places) {
    List<Map.Entry<ContentId, List<Occurrence>>> entries = new ArrayList<>(places.entrySet());
    long[] keys = new long[entries.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) entries.get(i).getValue().getFirst().introduced() << 32 | i;
    }
    Arrays.sort(keys);
    List<Map.Entry<ContentId, List<Occurrence>>> ordered = new ArrayList<>(keys.length);
    for (long key : keys) {
      ordered.add(entries.get((int) key));
    }
    return ordered;
  }

  private static boolean isAtHead(Occurrence place) {
    Provenance provenance = place.provenance();
    return provenance != null && provenance.atHead();
  }

  /// What the facts of contents are like, taken together in any order.
  private static final class Likenesses {
    private final Likeness likeness;
    private long[] all = new long[16];
    private int size;

    Likenesses(long secret) {
      likeness = new Likeness(secret);
    }

    long of(HistoryNotes.Content content) {
      size = 0;
      for (List<? extends Trace<?>> traces : content.facts().values()) {
        for (Trace<?> trace : traces) {
          add(trace.likeness());
        }
      }
      Arrays.sort(all, 0, size);
      for (int i = 0; i < size; i++) {
        likeness.add(all[i]);
      }
      return likeness.take();
    }

    private void add(long one) {
      if (size == all.length) {
        all = Arrays.copyOf(all, 2 * size);
      }
      all[size++] = one;
    }
  }

  /// No detector is told of paths alone: a history has too many.
  @Override
  public List<Occurrence> entries(Detector detector) {
    return List.of();
  }

  @Override
  public <F> void forEach(Extractor<F> extractor, Visitor<F> visitor) {
    if (!stated.contains(extractor)) {
      return;
    }
    for (Shown each : shown) {
      List<? extends Trace<?>> traces = each.content.facts().get(extractor);
      if (traces != null) {
        visit(each, facts(traces), visitor);
      }
    }
  }

  /// Facts lie under the extractor that stated them.
  @SuppressWarnings("unchecked")
  private static <F> List<F> facts(List<? extends Trace<?>> traces) {
    return (List<F>) traces.stream().map(Trace::fact).toList();
  }

  private <F> void visit(Shown each, List<F> facts, Visitor<F> visitor) {
    try {
      visitor.visit(new HistoryContent(objects, each.id, inMemory), each.places, facts);
    } catch (ContentUnreadable | GitFailure e) {
      unread(each, e);
    }
  }

  private void unread(Shown each, RuntimeException e) {
    for (Occurrence place : each.places) {
      tally.add(
          place.told(Problem.incomplete("changed", place.path(), String.valueOf(e.getMessage()))));
    }
  }

  @Override
  public <F, R> List<R> map(List<Extractor<F>> extractors, Mapping<F, R> work) {
    List<Optional<R>> results =
        new ArrayList<>(Collections.nCopies(shown.size(), Optional.empty()));
    Crew crew = new Crew(Math.min(jobs, shown.size() / CONTENTS_OF_A_THREAD + 1));
    crew.run(
        () -> {
          for (List<Integer> part : parts()) {
            crew.fork(
                () -> {
                  for (int number : part) {
                    results.set(number, result(shown.get(number), extractors, work));
                  }
                });
          }
        });
    return results.stream().flatMap(Optional::stream).toList();
  }

  /// The numbers of contents that one thread works on: versions of a file, the last one first, as
  /// packs make the others from it.
  private List<List<Integer>> parts() {
    Map<String, List<Integer>> byPath = new TreeMap<>();
    for (int i = shown.size() - 1; i >= 0; i--) {
      byPath.computeIfAbsent(shown.get(i).places.getFirst().path(), _ -> new ArrayList<>()).add(i);
    }
    return List.copyOf(byPath.values());
  }

  private <F, R> Optional<R> result(Shown each, List<Extractor<F>> extractors, Mapping<F, R> work) {
    List<F> facts = new ArrayList<>();
    for (Extractor<F> extractor : extractors) {
      List<? extends Trace<?>> traces = each.content.facts().get(extractor);
      if (traces != null) {
        facts.addAll(HistoryFacts.<F>facts(traces));
      }
    }
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          work.of(new HistoryContent(objects, each.id, inMemory), each.places, facts));
    } catch (ContentUnreadable | GitFailure e) {
      unread(each, e);
      return Optional.empty();
    }
  }
}
