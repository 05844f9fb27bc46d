package dev.lockstep.engine.scan;

import dev.lockstep.engine.ContentUnreadable;
import dev.lockstep.engine.Detector;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.Occurrence;
import dev.lockstep.engine.TargetFacts;
import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The facts of a target, contents in the order of their first places.
final class FoundFacts implements TargetFacts {
  private static final Comparator<Found> ORDER =
      Comparator.comparing((Found found) -> found.place().occurrence()).thenComparing(Found::key);

  private final Extractors extractors;
  private final List<Detector> detectors;
  private final Tally tally;
  private final Digests digests;
  private final int inMemory;
  private final List<List<Found>> contents;

  FoundFacts(Course course) {
    extractors = course.extractors();
    detectors = course.detectors();
    tally = course.tally();
    digests = new Digests(course.secret());
    inMemory = course.limits().wholeBytes();
    List<Found> all = new ArrayList<>(tally.found());
    all.sort(ORDER);
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
  public <F> void forEach(Extractor<F> extractor, Visitor<F> visitor) {
    int number = extractors.indexOf(extractor);
    if (number < 0) {
      throw new IllegalArgumentException(extractor.id() + " is no extractor of this scan");
    }
    for (List<Found> places : contents) {
      visit(number, extractor, places, visitor);
    }
  }

  private <F> void visit(
      int number, Extractor<F> extractor, List<Found> places, Visitor<F> visitor) {
    List<Occurrence> occurrences = new ArrayList<>();
    Outcome outcome = null;
    for (Found found : places) {
      Outcome said = found.examined().outcome(number);
      Occurrence at = found.place().occurrence();
      boolean repeated = !occurrences.isEmpty() && occurrences.getLast().equals(at);
      if (said != null && found.examined().speaksFor(number, found.place().named()) && !repeated) {
        outcome = said;
        occurrences.add(at);
      }
    }
    if (outcome == null) {
      return;
    }
    FactReader in = outcome.reader();
    Outcome.statements(in);
    List<F> facts = new ArrayList<>();
    while (in.hasNext()) {
      facts.add(extractor.codec().read(in));
    }
    if (!facts.isEmpty()) {
      visit(places.getFirst(), occurrences, facts, visitor);
    }
  }

  private <F> void visit(
      Found first, List<Occurrence> occurrences, List<F> facts, Visitor<F> visitor) {
    try {
      visitor.visit(
          new ScannedContent(first.key(), first.size(), first.place().bytes(), digests, inMemory),
          List.copyOf(occurrences),
          List.copyOf(facts));
    } catch (ContentUnreadable e) {
      for (Occurrence occurrence : occurrences) {
        tally.add(Problem.incomplete("changed", occurrence.path(), String.valueOf(e.getMessage())));
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

  private static void addProblems(Found found, List<Problem> problems) {
    found
        .examined()
        .outcomes()
        .forEach(
            (extractor, outcome) -> {
              if (found.examined().speaksFor(extractor, found.place().named())) {
                String path = found.place().occurrence().path();
                Outcome.statements(outcome.reader())
                    .forEach(statement -> problems.add(statement.at(path)));
              }
            });
  }
}
