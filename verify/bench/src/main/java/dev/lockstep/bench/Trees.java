package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Secrets in work trees, beside gitleaks with its own default rules: wall seconds, cold cache,
/// compiled rules too.
final class Trees implements Benchmark {

  @Override
  public String name() {
    return "trees";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException, InterruptedException {
    Path gitleaks = new Peers(System.getenv()).gitleaks();
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Lockstep lockstep = new Lockstep(Lockstep.home(), scratch);
    for (Path work : works) {
      Path folder = work.toAbsolutePath();
      List<Cost> costs =
          new Stopwatch(5, 1)
              .race(
                  List.of(
                      lockstep.cold(folder, "scan", "--only", "secrets", "."),
                      Stopwatch.Command.of(folder, gitleaksDir(gitleaks))));
      bench.row(
          folder.getFileName().toString(),
          costs.get(0).wallSeconds(),
          "gitleaks",
          costs.get(1).wallSeconds(),
          detail(costs));
    }
    Lockstep.delete(scratch);
  }

  static List<String> gitleaksDir(Path gitleaks) {
    return List.of(
        gitleaks.toString(), "dir", "--no-banner", "--log-level", "error", "--exit-code", "0", ".");
  }

  static String detail(List<Cost> costs) {
    return String.format(
        Locale.ROOT,
        "wall s; CPU %.2f / %.2f s, peak %.0f / %.0f MiB",
        costs.get(0).cpuSeconds(),
        costs.get(1).cpuSeconds(),
        costs.get(0).peakMebibytes(),
        costs.get(1).peakMebibytes());
  }
}
