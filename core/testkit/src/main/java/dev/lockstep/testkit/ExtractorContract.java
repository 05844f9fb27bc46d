package dev.lockstep.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import dev.lockstep.engine.match.KeywordAutomaton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What every extractor must keep: its facts survive their encoding, and those of a local one are
/// the same however the content is cut into windows and wherever it lies.
///
/// @param <F> the facts
public final class ExtractorContract<F> {
  private static final long MOVED_BY = 1000;

  private final Extractor<F> extractor;
  private final Extractor.Worker<F> worker;
  private final KeywordAutomaton automaton;

  public ExtractorContract(Extractor<F> extractor) {
    this.extractor = extractor;
    worker = extractor.worker();
    automaton = KeywordAutomaton.of(List.of(extractor.interest().keywords()));
  }

  /// Checks all of it on a content, and returns the facts in the order of their anchors.
  public List<F> check(byte[] content) {
    List<F> whole = extract(Window.whole(content, content.length));
    assertEquals(whole, extract(Window.whole(content, content.length)), "a second look differs");
    whole.forEach(this::checkCodec);
    if (extractor.reach() instanceof Reach.Local reach) {
      int step = Math.max(1, content.length / 200);
      for (int cut = 0; cut <= content.length; cut += step) {
        checkCut(content, cut, reach, whole);
      }
    }
    return whole;
  }

  private void checkCodec(F fact) {
    FactCodec<F> codec = extractor.codec();
    FactWriter out = new FactWriter();
    codec.write(fact, out);
    byte[] bytes = out.toByteArray();
    FactReader in = new FactReader(bytes, 0, bytes.length);
    assertEquals(fact, codec.read(in), "read back");
    assertEquals(false, in.hasNext(), "bytes left behind a fact");
    if (!(extractor.reach() instanceof Reach.Local)) {
      return; // what depends on the whole content never moves
    }
    F moved = codec.moved(fact, MOVED_BY);
    assertEquals(codec.anchor(fact) + MOVED_BY, codec.anchor(moved), "the anchor of a moved fact");
    assertEquals(fact, codec.moved(moved, -MOVED_BY), "moved there and back");
  }

  /// Two windows that see no more than the reach asks for.
  private void checkCut(byte[] content, int cut, Reach.Local reach, List<F> whole) {
    int seen = (int) Math.min(content.length, (long) cut + reach.after());
    List<F> facts =
        new ArrayList<>(extract(new Window(content, seen, 0, cut, 0, seen == content.length)));
    int from = Math.max(0, cut - reach.before());
    byte[] rest = java.util.Arrays.copyOfRange(content, from, content.length);
    facts.addAll(extract(new Window(rest, rest.length, cut - from, rest.length, from, true)));
    assertEquals(whole, facts, () -> "cut at " + cut);
  }

  private List<F> extract(Window window) {
    Hits hits = new Hits();
    automaton.scan(window.bytes(), window.length(), window.from(), window.to(), new Hits[] {hits});
    Collected<F> facts = new Collected<>();
    boolean woken = extractor.interest().keywords().isEmpty() || hits.size() > 0;
    if (woken) {
      worker.extract(window, hits, facts);
    }
    long from = window.offset() + window.from();
    long to = window.offset() + window.to() + (window.end() ? 1 : 0);
    facts.list.removeIf(
        fact -> extractor.codec().anchor(fact) < from || extractor.codec().anchor(fact) >= to);
    facts.list.sort(Comparator.comparingLong(extractor.codec()::anchor));
    return facts.list;
  }

  private static final class Collected<F> implements Facts<F> {
    private final List<F> list = new ArrayList<>();

    @Override
    public void add(F fact) {
      list.add(fact);
    }

    @Override
    public void incomplete(String id, String reason) {}

    @Override
    public void notice(String id, String reason) {}

    @Override
    public boolean spend(long steps) {
      return true;
    }
  }
}
