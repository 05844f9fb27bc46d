package dev.lockstep.bench;

import dev.lockstep.conformance.Scoreboard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `verify/bench/run [--record] NAME [PATH...]`.
public final class Main {
  private static final String USAGE = "usage: verify/bench/run [--record] NAME [PATH...]";
  private static final int USAGE_ERROR = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(new Main(System.out, System.err).run(new ArrayList<>(List.of(args))));
  }

  private int run(List<String> args) throws IOException, InterruptedException {
    boolean record = args.removeIf(arg -> arg.equals("--record"));
    Optional<Benchmark> benchmark =
        args.isEmpty() ? Optional.empty() : Benchmarks.named(args.getFirst());
    if (benchmark.isEmpty()) {
      err.println(USAGE + "\nbenchmarks: " + String.join(", ", Benchmarks.names()));
      return USAGE_ERROR;
    }
    String name = args.removeFirst();
    Bench bench = new Bench(out);
    try {
      benchmark.get().run(args.stream().map(Path::of).toList(), bench);
    } catch (PeerMissing e) {
      err.println("no ratio: " + e.getMessage());
      return USAGE_ERROR;
    }
    out.println(String.format(Locale.ROOT, "bench %s %.3f", name, bench.worstRatio()));
    if (record) {
      record(name, bench);
    }
    return 0;
  }

  private static void record(String name, Bench bench) throws IOException {
    Scoreboard board = new Scoreboard(Path.of("docs", "SCOREBOARD.md"));
    for (Bench.Row row : bench.rows()) {
      board.record(
          "Benchmarks",
          List.of(
              "Benchmark",
              "Work",
              "Lockstep",
              "Peer",
              "Cost",
              "Faster by",
              "Measured",
              "Date",
              "Command"),
          List.of(
              name,
              row.work(),
              number(row.ours()),
              row.peerName(),
              number(row.peer()),
              String.format(Locale.ROOT, "%.1f x", 1 / row.ratio()),
              row.detail(),
              LocalDate.now(ZoneOffset.UTC).toString(),
              "`verify/bench/run " + name + " PATH...`"));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }
}
