package dev.lockstep.engine.git;

import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A sink that keeps what it is told.
final class Collected implements Sink {
  final SortedMap<String, Entry> entries = new TreeMap<>();
  final List<Problem> problems = new ArrayList<>();
  final Map<String, Long> passedOver = new TreeMap<>();

  @Override
  public void entry(Entry entry) {
    entries.put(entry.occurrence().path(), entry);
  }

  @Override
  public void fork(Runnable part) {
    part.run();
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void passedOver(String reason, long count) {
    passedOver.merge(reason, count, Long::sum);
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  String text(String path) {
    Entry entry = entries.get(path);
    if (entry == null) {
      throw new IllegalArgumentException(path);
    }
    try (InputStream in = entry.bytes().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
