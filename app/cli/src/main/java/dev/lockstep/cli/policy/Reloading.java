package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.policy.bundle.PolicyFiles;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What operands name; with `--watch`, loaded again once a file of it has changed.
final class Reloading implements Supplier<PolicyFiles> {
  private final Arguments arguments;
  private final Surroundings surroundings;
  private final @Nullable FileWatch watch;
  private @Nullable PolicyFiles loaded;

  Reloading(Arguments arguments, Surroundings surroundings) {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.watch =
        arguments.has(FileWatch.OPTION.name()) ? FileWatch.of(arguments, surroundings) : null;
  }

  @Override
  public PolicyFiles get() {
    PolicyFiles known = loaded;
    if (known == null || (watch != null && watch.hasChanged())) {
      known = new Loading(arguments, surroundings).operands(arguments.has("--bundle"));
      loaded = known;
    }
    return known;
  }

  /// Waits until there is something to load again, without `--watch` for ever.
  ///
  /// @return false where the thread is interrupted
  boolean waitsForChange() {
    if (watch != null) {
      boolean changed = watch.waitsForChange();
      loaded = null;
      return changed;
    }
    synchronized (this) {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return false;
  }
}
