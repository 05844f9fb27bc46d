package dev.lockstep.engine.scan;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.cache.Outcome;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One thread's extractors at work on one content after the other.
final class Extraction {
  /// The range that one window reports: bounds what the hits of a hostile content take.
  private static final int SLICE = 1 << 20;

  private final Extractors extractors;
  private final Limits limits;
  private final BiConsumer<String, Throwable> failures;
  private final @Nullable Notes<?>[] notes;
  private final Hits[] hits;
  private BitSet wanted = new BitSet();
  private boolean keywords;

  Extraction(Extractors extractors, Limits limits, BiConsumer<String, Throwable> failures) {
    this.extractors = extractors;
    this.limits = limits;
    this.failures = failures;
    notes = new Notes<?>[extractors.size()];
    hits = new Hits[extractors.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = new Hits();
    }
  }

  /// Begins a content that these extractors are to see.
  void begin(BitSet extractorsAwake) {
    wanted = extractorsAwake;
    keywords = false;
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      notes(i).begin(limits.steps());
      keywords |= !extractors.keywords(i).isEmpty();
    }
  }

  /// The widest reach of those that see the content, in bytes before and behind an anchor.
  Reach.Local reach() {
    int before = 0;
    int after = 1;
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      Reach reach = extractors.get(i).reach();
      before = Math.max(before, reach.overlapBefore());
      after = Math.max(after, reach.overlapAfter());
    }
    return new Reach.Local(before, after);
  }

  /// The content comes in several windows: who needs it whole has to pass.
  void refuseWhole() {
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      if (extractors.get(i).reach() instanceof Reach.Whole) {
        notes(i).incomplete("too-large-to-parse", tooLarge(limits.wholeBytes()));
      }
    }
  }

  /// The same words for all extractors, so that a content has one problem for all of them.
  static String tooLarge(int wholeBytes) {
    return "files of up to "
        + (wholeBytes >> 20)
        + " MiB are examined as a whole; what needs all of this one did not see it";
  }

  /// Shows a whole content.
  void seeWhole(byte[] bytes, int length) {
    see(new Window(bytes, length, 0, length, 0, true), true);
  }

  /// Shows a part of a content to those that need not see all of it.
  void see(Window window) {
    see(window, false);
  }

  private void see(Window window, boolean whole) {
    slice(window, whole, true, !isSliced(window));
    if (isSliced(window)) {
      for (int from = window.from(); from < window.to(); from += SLICE) {
        int to = Math.min(window.to(), from + SLICE);
        boolean end = window.end() && to == window.to();
        slice(
            new Window(window.bytes(), window.length(), from, to, window.offset(), end),
            false,
            false,
            true);
      }
    }
  }

  private static boolean isSliced(Window window) {
    return window.to() - window.from() > SLICE;
  }

  private void slice(Window window, boolean toWhole, boolean toWide, boolean toLocal) {
    boolean anybody = false;
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      anybody |= sees(extractors.get(i), toWhole, toWide, toLocal);
    }
    if (!anybody) {
      return;
    }
    if (keywords) {
      findKeywords(window);
    }
    long steps = (window.to() - window.from()) * limits.stepsPerByte();
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      Extractor<?> extractor = extractors.get(i);
      boolean woken = extractors.keywords(i).isEmpty() || hits[i].size() > 0;
      if (woken && sees(extractor, toWhole, toWide, toLocal)) {
        Throwable failure = notes(i).see(window, hits[i], steps);
        if (failure != null) {
          failures.accept(extractor.id(), failure);
        }
      }
    }
  }

  private static boolean sees(
      Extractor<?> extractor, boolean toWhole, boolean toWide, boolean toLocal) {
    Reach reach = extractor.reach();
    if (reach instanceof Reach.Local) {
      return toLocal;
    }
    return reach instanceof Reach.Whole ? toWhole : toWide;
  }

  private void findKeywords(Window window) {
    for (Hits some : hits) {
      some.clear();
    }
    extractors.automaton().scan(window.bytes(), window.length(), window.from(), window.to(), hits);
  }

  /// What those that saw the content said.
  Map<Integer, Outcome> end() {
    Map<Integer, Outcome> outcomes = new TreeMap<>();
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      Outcome outcome = notes(i).outcome();
      if (outcome != null) {
        outcomes.put(i, outcome);
      }
    }
    return outcomes;
  }

  private Notes<?> notes(int extractor) {
    Notes<?> made = notes[extractor];
    if (made == null) {
      made = new Notes<>(extractors.get(extractor));
      notes[extractor] = made;
    }
    return made;
  }
}
