package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.git.object.ObjectType;
import dev.lockstep.engine.git.object.ObjectWalk;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// Examines all blobs of a repository. An extractor takes part by what it declares: its facts
/// move with the bytes that they depend on where its reach is local, and are stated anew where it
/// is the whole content.
///
/// Extractors that ask for names of files take no part: a blob has none here.
public final class HistoryScan {
  private final List<Extractor<?>> extractors;
  private final KeywordScan keywords;
  private final Budget budget;
  private final boolean lineage;
  private final long key = new SecureRandom().nextLong();

  /// @param extractors those that [take part][#takesPart], in the order of `keywords`' hits
  /// @param lineage false examines every blob whole, for comparison
  public HistoryScan(
      List<Extractor<?>> extractors, KeywordScan keywords, Budget budget, boolean lineage) {
    for (Extractor<?> extractor : extractors) {
      if (!takesPart(extractor)) {
        throw new IllegalArgumentException(extractor.id() + " asks for names or magics");
      }
    }
    this.extractors = List.copyOf(extractors);
    this.keywords = keywords;
    this.budget = budget;
    this.lineage = lineage;
  }

  /// Whether an extractor can see blobs without knowing their names.
  public static boolean takesPart(Extractor<?> extractor) {
    Interest interest = extractor.interest();
    return interest.names().isEmpty()
        && interest.suffixes().isEmpty()
        && interest.magics().isEmpty();
  }

  public List<Extractor<?>> extractors() {
    return extractors;
  }

  /// Runs to the end on as many threads as the walk has.
  ///
  /// @param jobs the walk's
  public void run(ObjectWalk walk, int jobs, HistorySink sink) {
    LineageVisitor[] visitors = new LineageVisitor[jobs];
    for (int i = 0; i < jobs; i++) {
      visitors[i] = visitor(sink);
    }
    walk.run(ObjectType.BLOB, thread -> visitors[thread]);
  }

  private LineageVisitor visitor(HistorySink sink) {
    List<Eyes<?>> eyes = new ArrayList<>();
    int before = 0;
    int after = 1;
    for (Extractor<?> extractor : extractors) {
      after = Math.max(after, Eyes.longest(extractor));
      boolean keyed = !extractor.interest().keywords().isEmpty();
      if (keyed && extractor.reach() instanceof Reach.Local local) {
        Reach.Local near = extractor.near() == null ? local : extractor.near();
        before = Math.max(before, near.before());
        after = Math.max(after, near.after());
      }
      eyes.add(eyes(extractor, key));
    }
    return new LineageVisitor(eyes, before, after, keywords, budget, lineage, sink);
  }

  private static <F> Eyes<F> eyes(Extractor<F> extractor, long key) {
    return switch (extractor.reach()) {
      case Reach.Local local -> {
        Reach.Local near = extractor.near();
        yield near == null
            ? new LocalEyes<>(extractor, local, key)
            : new NearEyes<>(extractor, near, key);
      }
      case Reach.Whole(), Reach.Wide _ -> new WholeEyes<>(extractor, key);
    };
  }
}
