package dev.lockstep.engine.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fixed number of threads that work off parts, the last forked first, until none is left. The
/// thread that calls [#run] is one of them.
final class Crew {
  private final int jobs;
  private final int room;
  private final ArrayDeque<Runnable> parts = new ArrayDeque<>();
  private int optional;
  private int busy;
  private @Nullable Throwable failure;

  Crew(int jobs) {
    this.jobs = jobs;
    this.room = jobs == 1 ? 0 : jobs * 32;
  }

  /// Works until no part is left, and throws what a part threw.
  void run(Runnable first) {
    parts.push(first);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < jobs; i++) {
      helpers.add(Thread.ofPlatform().daemon().name("scan-" + i).start(this::work));
    }
    work();
    for (Thread helper : helpers) {
      join(helper);
    }
    // No pattern switch: its class would be spun at each start.
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  /// Leaves a part to whichever thread is free next.
  synchronized void fork(Runnable part) {
    parts.push(part);
    notify();
  }

  /// Leaves a part to the others if they have little to do; where not, the caller does it itself.
  synchronized boolean offer(Runnable part) {
    if (optional >= room) {
      return false;
    }
    optional++;
    fork(
        () -> {
          synchronized (this) {
            optional--;
          }
          part.run();
        });
    return true;
  }

  private void work() {
    for (Runnable part = next(); part != null; part = next()) {
      try {
        part.run();
      } catch (Throwable e) { // whatever it is, run() throws it once all threads have stopped
        fail(e);
      } finally {
        done();
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    while (parts.isEmpty() && busy > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        fail(new ScanCancelled());
      }
    }
    if (parts.isEmpty()) {
      return null;
    }
    busy++;
    return parts.pop();
  }

  private synchronized void done() {
    busy--;
    if (busy == 0 && parts.isEmpty()) {
      notifyAll();
    }
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    parts.clear();
  }

  private static void join(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
