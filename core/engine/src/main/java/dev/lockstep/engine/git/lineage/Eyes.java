package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Likeness;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.git.object.CopiedRanges;
import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thread's view of contents through one extractor, and what it takes to see only what is new.
///
/// @param <F> the extractor's facts
abstract sealed class Eyes<F> implements Facts<F> permits LocalEyes, NearEyes, WholeEyes {
  private final Extractor<F> extractor;
  private final FactCodec<F> codec;
  private final Extractor.Worker<F> worker;
  private final Comparator<Trace<F>> order;
  private final boolean needsHits;
  private final List<Trace<F>> found = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private Seams seams = new Seams(0, 1);
  private @Nullable Edits edits;
  private final Likeness likeness;
  private byte[] bytes = {};
  private int length;
  private ContentId content = new ContentId(0, 0, 0);
  private @Nullable Throwable bug;
  private long stepsLeft;
  private boolean spent;
  private long from;
  private long to;

  private record Statement(Problem.Weight weight, String problem, String reason) {}

  /// What is remembered of a content for those that are made from it.
  ///
  /// @param traces its facts
  /// @param hits its keywords, where facts do not move
  /// @param looks its keywords that depend on more than what lies near them, where facts move so
  /// @param usable false where something went wrong, so that nothing may be inferred
  record Memory<F>(
      List<Trace<F>> traces, @Nullable Hits hits, @Nullable Looks looks, boolean usable) {}

  Eyes(Extractor<F> extractor, long key) {
    this.likeness = new Likeness(key);
    this.extractor = extractor;
    this.codec = extractor.codec();
    this.worker = extractor.worker();
    this.order = Comparator.comparingLong(trace -> codec.anchor(trace.fact()));
    this.needsHits = !extractor.interest().keywords().isEmpty();
  }

  /// The length of an extractor's longest keyword.
  static int longest(Extractor<?> extractor) {
    int longest = 1;
    for (Keyword keyword : extractor.interest().keywords()) {
      longest = Math.max(longest, keyword.bytes().length);
    }
    return longest;
  }

  /// What must be examined again of a content that has ranges from its base.
  final Seams seams() {
    return seams;
  }

  final void see(Seams gaps) {
    seams = gaps;
  }

  final Edits edits() {
    return Objects.requireNonNull(edits);
  }

  /// Takes in what must be looked at in a content.
  ///
  /// @param copies which ranges come from its base; null where nothing is known of it
  /// @param base what is known of the base
  void relate(
      Edits changes,
      @Nullable CopiedRanges copies,
      int baseLength,
      byte[] bytes,
      int length,
      @Nullable Memory<?> base) {
    edits = changes;
    seams = changes.seams();
  }

  /// How many facts are stated so far.
  final int stated() {
    return found.size();
  }

  final Extractor<F> extractor() {
    return extractor;
  }

  final FactCodec<F> codec() {
    return codec;
  }

  final boolean needsHits() {
    return needsHits;
  }

  final void begin(ContentId id, int length, Budget budget) {
    content = id;
    stepsLeft = budget.stepsFor(length);
    spent = false;
    bug = null;
    found.clear();
    statements.clear();
  }

  /// Examines what is new in a content, which is all where nothing is known; after [#relate].
  ///
  /// @param hits keywords in what must be looked at, and perhaps more
  /// @param base what is known of its base: nothing was found there where it is null
  abstract @Nullable Memory<F> examine(
      byte[] bytes, int length, Hits hits, @Nullable Memory<F> base, Budget budget);

  /// Lets the extractor see a window; facts outside of it are not its to report.
  final void see(Window window, Hits hits, boolean end) {
    if (spent) {
      return;
    }
    bytes = window.bytes();
    length = window.length();
    from = window.from();
    to = window.to() + (end ? 1L : 0L);
    try {
      worker.extract(window, hits, this);
    } catch (RuntimeException | StackOverflowError e) {
      bug = e;
      spent = true;
      incomplete(
          "internal-error",
          extractor.id()
              + " failed here, the rest went on;"
              + " please report what --debug says of it");
    }
  }

  final void carry(Trace<F> trace, int shift) {
    found.add(shift == 0 ? trace : new Trace<>(codec.moved(trace.fact(), shift), trace.likeness()));
  }

  @Override
  public final void add(F fact) {
    long anchor = codec.anchor(fact);
    if (anchor >= from && anchor < to) {
      extractor.likeness(fact, bytes, length, likeness);
      edits().disturb((int) anchor);
      found.add(new Trace<>(fact, likeness.take()));
    }
  }

  @Override
  public final void incomplete(String id, String reason) {
    state(new Statement(Problem.Weight.INCOMPLETE, id, reason));
  }

  @Override
  public final void notice(String id, String reason) {
    state(new Statement(Problem.Weight.NOTICE, id, reason));
  }

  private void state(Statement statement) {
    if (!statements.contains(statement)) {
      statements.add(statement);
    }
  }

  @Override
  public final boolean spend(long steps) {
    stepsLeft -= steps;
    if (stepsLeft < 0 && !spent) {
      spent = true;
      incomplete("over-step-budget", extractor.id() + " ran out of steps here and stopped");
    }
    return !spent;
  }

  /// The facts found so far, sorted, each once; and whether all went well.
  final @Nullable Memory<F> memory(@Nullable Hits hits, @Nullable Looks looks) {
    if (found.isEmpty() && statements.isEmpty() && hits == null && looks == null) {
      return null;
    }
    if (found.size() > 1) {
      found.sort(order);
    }
    return new Memory<>(List.copyOf(found), hits, looks, statements.isEmpty());
  }

  final void tell(byte[] bytes, int length, Memory<F> memory, HistorySink sink) {
    if (!memory.traces().isEmpty()) {
      sink.facts(content, bytes, length, extractor, memory.traces());
    }
    for (Statement statement : statements) {
      sink.statement(
          content, extractor, statement.weight(), statement.problem(), statement.reason());
    }
    if (bug != null) {
      sink.bug(content, extractor, bug);
    }
  }
}
