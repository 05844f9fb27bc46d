package dev.lockstep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Runs whole commands, several times, in turn with their rivals, and takes the median.
///
/// Rivals run in turn (A B A B ...), so that a machine that grows slower slows both. A round that
/// takes minutes is long beside what disturbs it, and is the last.
public final class Stopwatch {
  /// A shell that runs its arguments in silence, then prints the exit code and the CPU times of
  /// its children (POSIX `times`: the second line is theirs).
  private static final String SHELL = "\"$@\" >/dev/null 2>&1 </dev/null; echo $?; times";

  /// The length of a round that is not repeated, in seconds.
  private static final double LONG = 90;

  private final int runs;
  private final int warmups;

  public Stopwatch(int runs, int warmups) {
    this.runs = runs;
    this.warmups = warmups;
  }

  /// The median cost (by wall time) of each command.
  public List<Cost> race(List<Command> commands) throws IOException, InterruptedException {
    List<List<Cost>> rounds = new ArrayList<>();
    boolean isLong = false;
    for (int round = 0; round < warmups + runs && !isLong; round++) {
      List<Cost> costs = round(commands);
      isLong = costs.stream().mapToDouble(Cost::wallSeconds).sum() > LONG;
      if (round >= warmups || isLong) {
        rounds.add(costs);
      }
    }
    return IntStream.range(0, commands.size())
        .mapToObj(each -> median(rounds.stream().map(costs -> costs.get(each)).toList()))
        .toList();
  }

  private static List<Cost> round(List<Command> commands) throws IOException, InterruptedException {
    List<Cost> costs = new ArrayList<>();
    for (Command command : commands) {
      command.beforeEachRun().run();
      costs.add(once(command));
    }
    return costs;
  }

  private static Cost median(List<Cost> costs) {
    List<Cost> sorted =
        costs.stream().sorted(Comparator.comparingDouble(Cost::wallSeconds)).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Cost once(Command command) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", SHELL, "sh"));
    argv.addAll(command.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(command.folder().toFile());
    builder.environment().putAll(command.environment());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    PeakMemory memory = new PeakMemory(process.toHandle());
    Thread watcher = Thread.ofVirtual().start(memory);
    String[] lines = process.inputReader().lines().toArray(String[]::new);
    process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    watcher.interrupt();
    watcher.join();
    return new Cost(
        wall, childSeconds(lines), memory.mebibytes(), Integer.parseInt(lines[0].strip()));
  }

  /// `0m1.234s 0m0.050s`: user and system.
  private static double childSeconds(String[] lines) {
    return Arrays.stream(lines[lines.length - 1].strip().split("\\s+"))
        .mapToDouble(Stopwatch::seconds)
        .sum();
  }

  private static double seconds(String text) {
    int minutes = text.indexOf('m');
    return 60 * Double.parseDouble(text.substring(0, minutes))
        + Double.parseDouble(text.substring(minutes + 1, text.length() - 1));
  }

  /// What to run.
  ///
  /// @param beforeEachRun puts the world back: empties a cache, for example
  public record Command(
      List<String> argv,
      Path folder,
      java.util.Map<String, String> environment,
      Runnable beforeEachRun) {

    public static Command of(Path folder, List<String> argv) {
      return new Command(argv, folder, java.util.Map.of(), () -> {});
    }
  }

  /// Looks at a process' and its descendants' resident sets now and then.
  private static final class PeakMemory implements Runnable {
    private final ProcessHandle process;
    private volatile long peakKibibytes;

    PeakMemory(ProcessHandle process) {
      this.process = process;
    }

    double mebibytes() {
      return peakKibibytes / 1024.0;
    }

    @Override
    public void run() {
      try {
        while (process.isAlive()) {
          process.descendants().forEach(this::look);
          java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void look(ProcessHandle child) {
      Path status = Path.of("/proc", String.valueOf(child.pid()), "status");
      try {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            String[] words = line.toLowerCase(Locale.ROOT).split("\\s+");
            peakKibibytes = Math.max(peakKibibytes, Long.parseLong(words[1]));
          }
        }
      } catch (NoSuchFileException gone) {
        // It ended between the listing and the look, or the system has no such folder.
      } catch (IOException e) {
        if (child.isAlive()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
