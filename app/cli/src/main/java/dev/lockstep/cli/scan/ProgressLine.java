package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.ByteSize;
import dev.lockstep.cli.console.Console;
import dev.lockstep.engine.scan.Progress;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// One line on a terminal that says how far a scan is: after half a second, and without a trace.
final class ProgressLine implements Progress, AutoCloseable {
  private static final long FIRST_MILLIS = 500;
  private static final long NEXT_MILLIS = 100;
  private static final String ERASE = "\r\u001b[2K";

  private final Console console;
  private final LongAdder entries = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread painter;
  private final @Nullable Thread eraser;

  private ProgressLine(Console console) {
    this.console = console;
    this.painter = Thread.ofPlatform().daemon().name("progress").unstarted(this::paint);
    this.eraser = Thread.ofPlatform().unstarted(this::stop);
  }

  /// Begins to watch. Ctrl-C erases the line too.
  static ProgressLine on(Console console) {
    ProgressLine line = new ProgressLine(console);
    Runtime.getRuntime().addShutdownHook(line.eraser);
    line.painter.start();
    return line;
  }

  @Override
  public void known(long more) {
    entries.add(more);
  }

  @Override
  public void done(long size) {
    done.increment();
    bytes.add(size);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(eraser);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has done the same.
    }
  }

  private void stop() {
    closed.countDown();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void paint() {
    try {
      long wait = FIRST_MILLIS;
      boolean painted = false;
      while (!closed.await(wait, TimeUnit.MILLISECONDS)) {
        console.sayRaw(ERASE + text());
        painted = true;
        wait = NEXT_MILLIS;
      }
      if (painted) {
        console.sayRaw(ERASE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String text() {
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d files · %s",
            done.sum(),
            Math.max(entries.sum(), done.sum()),
            ByteSize.inWords(bytes.sum()));
    int columns = console.screen().columns();
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }
}
