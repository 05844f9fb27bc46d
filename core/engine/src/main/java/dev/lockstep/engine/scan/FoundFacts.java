package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentUnreadable;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.Keeping;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Memory;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The facts of a target, contents in the order of their first places.
final class FoundFacts implements TargetFacts {
  /// Fewer are not worth a thread.
  private static final int CONTENTS_OF_A_THREAD = 8;

  private final Extractors extractors;
  private final List<Detector> detectors;
  private final Tally tally;
  private final Memory memory;
  private final ThreadLocal<Digests> digests;
  private final int jobs;
  private final int inMemory;
  private final List<List<Found>> contents;

  /// Takes what the course's tally has found.
  ///
  /// @param jobs threads that work on contents
  FoundFacts(Course course, int jobs) {
    this.jobs = jobs;
    extractors = course.extractors();
    detectors = course.detectors();
    tally = course.tally();
    memory = course.memory();
    digests = ThreadLocal.withInitial(() -> new Digests(course.secret()));
    inMemory = course.limits().wholeBytes();
    List<Found> all = tally.takeFound();
    all.sort((a, b) -> a.place().compareTo(b.place()));
    Map<ContentKey, List<Found>> byKey = new HashMap<>();
    contents = new ArrayList<>();
    for (Found found : all) {
      List<Found> places = byKey.get(found.key());
      if (places == null) {
        places = new ArrayList<>();
        byKey.put(found.key(), places);
        contents.add(places);
      }
      places.add(found);
    }
  }

  @Override
  public List<Occurrence> entries(Detector detector) {
    return tally.wanted(detectors.indexOf(detector));
  }

  @Override
  public Keeping keeping(Detector detector) {
    return memory.keeping(detector.id());
  }

  @Override
  public <F> void forEach(Extractor<F> extractor, Visitor<F> visitor) {
    List<Integer> numbers = numbers(List.of(extractor));
    for (List<Found> places : contents) {
      Stated<F> stated = stated(numbers, List.of(extractor), places);
      if (stated != null) {
        var _ =
            stated.map(
                (content, occurrences, facts) -> {
                  visitor.visit(content, occurrences, facts);
                  return true;
                });
      }
    }
  }

  @Override
  public <F, R> List<R> map(List<Extractor<F>> wanted, Mapping<F, R> work) {
    List<Integer> numbers = numbers(wanted);
    List<Stated<F>> all = new ArrayList<>();
    for (List<Found> places : contents) {
      Stated<F> stated = stated(numbers, wanted, places);
      if (stated != null) {
        all.add(stated);
      }
    }
    List<Optional<R>> results = new ArrayList<>(Collections.nCopies(all.size(), Optional.empty()));
    Crew crew = new Crew(Math.min(jobs, all.size() / CONTENTS_OF_A_THREAD + 1));
    crew.run(
        () -> {
          for (int i = 0; i < all.size(); i++) {
            int number = i;
            crew.fork(() -> results.set(number, all.get(number).map(work)));
          }
        });
    return results.stream().flatMap(Optional::stream).toList();
  }

  private List<Integer> numbers(List<? extends Extractor<?>> wanted) {
    List<Integer> numbers = new ArrayList<>();
    for (Extractor<?> extractor : wanted) {
      int number = extractors.indexOf(extractor);
      if (number < 0) {
        throw new IllegalArgumentException(extractor.id() + " is no extractor of this scan");
      }
      numbers.add(number);
    }
    return numbers;
  }

  /// What these extractors stated of the content at these places; null where it is nothing.
  private <F> @Nullable Stated<F> stated(
      List<Integer> numbers, List<Extractor<F>> wanted, List<Found> places) {
    Set<Occurrence> occurrences = new LinkedHashSet<>();
    List<F> facts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Outcome outcome = null;
      for (Found found : places) {
        Outcome said = found.examined().outcome(numbers.get(i));
        if (said != null
            && extractors.speaks(numbers.get(i), found.examined(), found.place().named())) {
          outcome = said;
          occurrences.add(found.place().occurrence());
        }
      }
      if (outcome != null) {
        read(outcome, wanted.get(i), facts);
      }
    }
    return facts.isEmpty()
        ? null
        : new Stated<>(places.getFirst(), occurrences.stream().sorted().toList(), facts);
  }

  private static <F> void read(Outcome outcome, Extractor<F> extractor, List<F> facts) {
    FactReader in = outcome.reader();
    Outcome.statements(in);
    while (in.hasNext()) {
      facts.add(extractor.codec().read(in));
    }
  }

  /// A content, where it stands, and its facts.
  private final class Stated<F> {
    private final Found first;
    private final List<Occurrence> occurrences;
    private final List<F> facts;

    Stated(Found first, List<Occurrence> occurrences, List<F> facts) {
      this.first = first;
      this.occurrences = occurrences;
      this.facts = List.copyOf(facts);
    }

    <R> Optional<R> map(Mapping<F, R> work) {
      try {
        return Optional.of(
            work.of(
                new ScannedContent(
                    first.key(), first.size(), first.place().bytes(), digests::get, inMemory),
                occurrences,
                facts));
      } catch (ContentUnreadable e) {
        for (Occurrence occurrence : occurrences) {
          tally.add(
              occurrence.told(
                  Problem.incomplete(
                      "changed", occurrence.path(), String.valueOf(e.getMessage()))));
        }
        return Optional.empty();
      }
    }
  }

  /// The problems that extractors stated, at every place of their contents.
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (List<Found> places : contents) {
      for (Found found : places) {
        addProblems(found, problems);
      }
    }
    return problems;
  }

  private void addProblems(Found found, List<Problem> problems) {
    found
        .examined()
        .outcomes()
        .forEach(
            (extractor, outcome) -> {
              if (extractors.speaks(extractor, found.examined(), found.place().named())) {
                Occurrence place = found.place().occurrence();
                Outcome.statements(outcome.reader())
                    .forEach(statement -> problems.add(statement.at(place)));
              }
            });
  }
}
