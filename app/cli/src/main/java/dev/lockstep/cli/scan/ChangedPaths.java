package dev.lockstep.cli.scan;

import dev.lockstep.engine.source.Entry;
import dev.lockstep.engine.source.Sink;
import dev.lockstep.engine.source.Source;
import dev.lockstep.model.Problem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A source whose paths are noted as they come by.
final class ChangedPaths implements Source {
  private final Source source;
  private final Set<String> paths = ConcurrentHashMap.newKeySet();

  ChangedPaths(Source source) {
    this.source = source;
  }

  /// The paths of what was stated so far, as findings show them.
  Set<String> paths() {
    return paths;
  }

  @Override
  public void emit(Sink sink) {
    source.emit(new Noting(sink));
  }

  @Override
  public void close() {
    source.close();
  }

  private final class Noting implements Sink {
    private final Sink sink;

    Noting(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void entry(Entry entry) {
      paths.add(entry.occurrence().path());
      sink.entry(entry);
    }

    @Override
    public void fork(Runnable part) {
      sink.fork(part);
    }

    @Override
    public void problem(Problem problem) {
      sink.problem(problem);
    }

    @Override
    public void passedOver(String reason, long entries) {
      sink.passedOver(reason, entries);
    }

    @Override
    public boolean cancelled() {
      return sink.cancelled();
    }
  }
}
