package dev.lockstep.engine.scan;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.cache.Outcome;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thread's notes of what one extractor says of the content before it.
///
/// @param <F> its facts
final class Notes<F> implements Facts<F> {
  private static final Comparator<Noted> ORDER =
      (a, b) -> {
        int byAnchor = Long.compare(a.anchor(), b.anchor());
        return byAnchor != 0 ? byAnchor : Arrays.compareUnsigned(a.bytes(), b.bytes());
      };

  private final String id;
  private final FactCodec<F> codec;
  private final Extractor.Worker<F> worker;
  private final List<Noted> facts = new ArrayList<>();
  private final List<Outcome.Statement> statements = new ArrayList<>();
  private long stepsLeft;
  private boolean spent;
  private boolean failed;
  private long from;
  private long to;

  @SuppressWarnings("ArrayRecordComponent") // compared by ORDER only
  private record Noted(long anchor, byte[] bytes) {}

  Notes(Extractor<F> extractor) {
    id = extractor.id();
    codec = extractor.codec();
    worker = extractor.worker();
  }

  /// Begins a content.
  void begin(long steps) {
    facts.clear();
    statements.clear();
    stepsLeft = steps;
    spent = false;
    failed = false;
  }

  /// Lets the extractor see a window; what it throws is returned.
  @Nullable Throwable see(Window window, Hits hits, long moreSteps) {
    stepsLeft += moreSteps;
    if (spent || failed) {
      return null;
    }
    from = window.offset() + window.from();
    // The place behind the last byte is the last window's: an empty content has no other.
    to = window.offset() + window.to() + (window.end() ? 1 : 0);
    try {
      worker.extract(window, hits, this);
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      failed = true;
      return e;
    }
  }

  @Override
  public void add(F fact) {
    long anchor = codec.anchor(fact);
    if (anchor < from || anchor >= to) {
      return;
    }
    FactWriter out = new FactWriter();
    codec.write(fact, out);
    facts.add(new Noted(anchor, out.toByteArray()));
  }

  @Override
  public void incomplete(String problem, String reason) {
    state(new Outcome.Statement(Problem.Weight.INCOMPLETE, problem, reason));
  }

  @Override
  public void notice(String problem, String reason) {
    state(new Outcome.Statement(Problem.Weight.NOTICE, problem, reason));
  }

  private void state(Outcome.Statement statement) {
    if (!statements.contains(statement)) {
      statements.add(statement);
    }
  }

  @Override
  public boolean spend(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0 && !spent) {
      spent = true;
      incomplete("over-step-budget", id + " ran out of steps here and stopped");
    }
    return !spent;
  }

  /// What was said; null where it was nothing.
  @Nullable Outcome outcome() {
    if (failed) {
      incomplete(
          "internal-error",
          id + " failed here, the rest went on;" + " please report what --debug says of it");
    }
    if (facts.isEmpty() && statements.isEmpty()) {
      return null;
    }
    facts.sort(ORDER);
    FactWriter out = new FactWriter();
    Outcome.write(statements, out);
    Noted last = null;
    for (Noted fact : facts) {
      if (last == null || ORDER.compare(last, fact) != 0) {
        out.raw(fact.bytes());
      }
      last = fact;
    }
    return new Outcome(out.toByteArray(), !failed);
  }
}
