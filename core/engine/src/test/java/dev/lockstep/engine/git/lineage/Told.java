package dev.lockstep.engine.git.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.ContentId;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.model.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps what a history holds, and checks that facts that are alike have the same text.
final class Told implements HistorySink, HistoryRecord.Recorded {
  final SortedMap<String, String> facts = new TreeMap<>();
  final Map<ContentId, String> contents = new TreeMap<>();
  private final Map<Long, String> alike = new HashMap<>();
  final List<String> failures = new ArrayList<>();
  final SortedSet<String> archives = new TreeSet<>();
  long examined;

  @Override
  public synchronized <F> void facts(
      ContentId id, byte[] bytes, int length, Extractor<F> extractor, List<Trace<F>> traces) {
    contents.put(id, new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    for (Trace<F> trace : traces) {
      String text = text(id, trace.fact());
      assertEquals(text, alike.computeIfAbsent(trace.likeness(), _ -> text));
    }
    facts(id, extractor, traces);
  }

  private String text(ContentId id, Object fact) {
    Span span = (Span) fact;
    String content = contents.get(id);
    if (content == null) {
      throw new IllegalStateException("no content: " + id);
    }
    return content.substring((int) span.from(), (int) span.to());
  }

  @Override
  public synchronized <F> void facts(ContentId id, Extractor<F> extractor, List<Trace<F>> traces) {
    StringBuilder text = new StringBuilder();
    for (Trace<F> trace : traces) {
      text.append(trace.fact()).append('\n');
    }
    facts.put(id.hex() + " " + extractor.id(), text.toString());
  }

  @Override
  public synchronized void statement(
      ContentId id, Extractor<?> extractor, Problem.Weight weight, String problem, String reason) {
    failures.add(problem + " " + reason);
  }

  @Override
  public void elsewhere(ContentId id) {
    // The scan's own tests look at these.
  }

  @Override
  public synchronized void unopened(ContentId id) {
    archives.add(id.hex());
  }

  @Override
  public synchronized void bug(ContentId id, Extractor<?> extractor, Throwable cause) {
    throw new IllegalStateException(cause);
  }

  @Override
  public synchronized void examined(ContentId id, int length) {
    examined++;
  }

  @Override
  public synchronized void failed(ContentId id, int lost, GitFailure failure) {
    failures.add(id + " " + lost + " " + failure.reason());
  }
}
