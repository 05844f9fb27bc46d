package dev.lockstep.engine.git.object;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// So many threads that do the same, the calling one among them.
public final class Crew {
  private Crew() {}

  /// What each thread does; it takes its share from something that all of them see.
  public interface Task {
    void run(int thread);
  }

  /// Returns when all threads are done; fails with the first failure of any.
  public static void run(int jobs, Task task) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread[] threads = new Thread[jobs - 1];
    for (int i = 0; i < threads.length; i++) {
      int number = i + 1;
      threads[i] = new Thread(() -> guarded(task, number, failure), "git-" + number);
      threads[i].setDaemon(true);
      threads[i].start();
    }
    guarded(task, 0, failure);
    join(threads);
    Throwable first = failure.get();
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static void guarded(Task task, int number, AtomicReference<@Nullable Throwable> failure) {
    try {
      task.run(number);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void join(Thread[] threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
