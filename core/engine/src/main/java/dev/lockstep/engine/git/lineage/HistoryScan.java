package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Parting;
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
  /// How far around an edit a long line is looked at again; see [Edits].
  private static final int REACH = 512;

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
    return extractor.interest().isOfEverything();
  }

  public List<Extractor<?>> extractors() {
    return extractors;
  }

  /// Runs to the end on as many threads as the walk has.
  ///
  /// @param jobs the walk's
  public void run(ObjectWalk walk, int jobs, HistorySink sink) {
    QuietLines quiet = new QuietLines(lineage ? walk.packed() : 0, key);
    LineageVisitor[] visitors = new LineageVisitor[jobs];
    for (int i = 0; i < jobs; i++) {
      visitors[i] = visitor(quiet, sink);
    }
    walk.run(ObjectType.BLOB, thread -> visitors[thread]);
  }

  private LineageVisitor visitor(QuietLines quiet, HistorySink sink) {
    List<Eyes<?>> eyes = new ArrayList<>();
    int reach = 1;
    boolean byLines = true;
    for (Extractor<?> extractor : extractors) {
      for (Keyword keyword : extractor.interest().keywords()) {
        byLines &= isInLine(keyword.text());
      }
      reach = Math.max(reach, Eyes.longest(extractor));
      if (extractor.reach() instanceof Reach.Local local && !extractor.tellsReach()) {
        boolean keyed = !extractor.interest().keywords().isEmpty();
        byLines &= !keyed && Parting.LINES.equals(extractor.parts());
        reach = keyed ? Math.max(reach, Math.max(local.before(), local.after())) : reach;
      }
      eyes.add(eyes(extractor, key));
    }
    reach = Math.max(reach, REACH);
    Edits edits = byLines ? Edits.ofLines(reach, quiet) : Edits.ofBytes(reach);
    return new LineageVisitor(eyes, edits, keywords, budget, lineage, sink);
  }

  /// Whether a keyword lies in one line with the line feed before and the one behind it.
  private static boolean isInLine(String keyword) {
    int feed = keyword.indexOf('\n', 1);
    return feed < 0 || feed == keyword.length() - 1;
  }

  private static <F> Eyes<F> eyes(Extractor<F> extractor, long key) {
    return switch (extractor.reach()) {
      case Reach.Local local ->
          extractor.tellsReach()
              ? new NearEyes<>(extractor, key)
              : new LocalEyes<>(extractor, local, key);
      case Reach.Whole(), Reach.Wide _ -> new WholeEyes<>(extractor, key);
    };
  }
}
