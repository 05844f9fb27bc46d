package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Components of projects and what is known against them, beside OSV-Scanner with the same
/// advisories offline, and beside OSV-SCALIBR, which lists and does not match. Then generated works
/// beside their goals: a repository of 2,000 components, a bill of 10,000, and the memory of that
/// with 600,000 advisories. No facts are kept.
///
/// Arguments: a folder of OSV archives (`ECOSYSTEM/all.zip`), and the works.
final class ComponentScans implements Benchmark {
  private static final int RUNS = 3;
  private static final String PATIENCE_SECONDS = "120";
  private static final int GAVE_UP = 124;
  private static final double WALL_GOAL_SECONDS = 0.5;
  private static final double MEMORY_GOAL_MEBIBYTES = 150;

  @Override
  public String name() {
    return "sca";
  }

  @Override
  public void run(List<Path> paths, Bench bench) throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      throw new PeerMissing("say a folder of OSV archives, and works");
    }
    Path osv = paths.getFirst().toAbsolutePath();
    if (archives(osv).isEmpty()) {
      throw new PeerMissing(
          "no ECOSYSTEM/all.zip in " + osv + ": say a folder of OSV archives first");
    }
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Lockstep lockstep = lockstep(scratch, "advisories.db");
    String file = scratch.resolve("advisories.db").toString();
    new Stopwatch(1, 0)
        .race(List.of(lockstep.warm(scratch, "db", "build", "--out", file, "" + osv)));
    Path archives = scratch.resolve("archives");
    copyArchives(osv, archives.resolve("osv-scanner"));
    Peers peers = new Peers(System.getenv());
    for (Path work : paths.subList(1, paths.size())) {
      List<Command> commands =
          List.of(
              lockstep.cold(work.toAbsolutePath(), "scan", "--only", "sca", "."),
              osvScanner(peers, work.toAbsolutePath(), archives),
              scalibr(peers, work.toAbsolutePath(), scratch));
      rows(work.getFileName().toString(), new Stopwatch(RUNS, 1).race(commands), bench);
    }
    generated(lockstep, scratch, bench);
    Lockstep.delete(scratch);
  }

  private static Lockstep lockstep(Path scratch, String database) {
    Map<String, String> environment =
        Map.of("LOCKSTEP_ADVISORIES", scratch.resolve(database).toString());
    return new Lockstep(Lockstep.home(), scratch.resolve("cache"), environment);
  }

  private static List<Path> archives(Path osv) throws IOException {
    if (!Files.isDirectory(osv)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(osv, 2)) {
      return all.filter(each -> each.endsWith("all.zip")).toList();
    }
  }

  private static void copyArchives(Path osv, Path to) throws IOException {
    for (Path archive : archives(osv)) {
      Path ecosystem = Files.createDirectories(to.resolve(osv.relativize(archive).getParent()));
      Files.copy(archive, ecosystem.resolve("all.zip"));
    }
  }

  private static Command osvScanner(Peers peers, Path work, Path archives)
      throws IOException, InterruptedException {
    List<String> argv =
        List.of(
            "timeout",
            PATIENCE_SECONDS,
            peers.osvScanner().toString(),
            "--experimental-offline",
            "--format",
            "json",
            "-r",
            ".");
    Map<String, String> environment =
        Map.of("OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", archives.toString());
    return new Command(argv, work, environment, () -> {});
  }

  private static Command scalibr(Peers peers, Path work, Path scratch)
      throws IOException, InterruptedException {
    String result = "--result=" + scratch.resolve("scalibr.textproto");
    return Command.of(
        work, List.of("timeout", PATIENCE_SECONDS, peers.scalibr().toString(), "--root=.", result));
  }

  private static void rows(String work, List<Cost> costs, Bench bench) {
    String[] names = {"", "osv-scanner", "scalibr, no matching"};
    for (int peer = 1; peer < costs.size(); peer++) {
      Cost ours = costs.getFirst();
      Cost theirs = costs.get(peer);
      String end = theirs.exitCode() == GAVE_UP ? ", it was ended" : "";
      bench.row(
          work,
          ours.wallSeconds(),
          names[peer],
          theirs.wallSeconds(),
          Trees.detail(List.of(ours, theirs)) + end);
    }
  }

  private static void generated(Lockstep lockstep, Path scratch, Bench bench)
      throws IOException, InterruptedException {
    Path repository = GeneratedComponents.repository(scratch.resolve("repository"));
    Cost cost = cost(lockstep, repository, "--only", "sca", ".");
    bench.row("2,000 components", cost.wallSeconds(), "goal", WALL_GOAL_SECONDS, detail(cost));
    Path bill = GeneratedComponents.bill(scratch.resolve("bill"));
    Cost empty =
        cost(lockstep, Files.createDirectory(scratch.resolve("empty")), "--only", "sca", ".");
    Cost billed = cost(lockstep, bill, "--only", "sca", ".");
    bench.row(
        "10,000 in a bill, more",
        billed.wallSeconds() - empty.wallSeconds(),
        "goal",
        WALL_GOAL_SECONDS,
        detail(billed));
    AdvisoryLookups.write(scratch.resolve("many.db"));
    Cost many = cost(lockstep(scratch, "many.db"), bill, "--only", "sca", ".");
    bench.row(
        "600,000 advisories",
        many.peakMebibytes(),
        "goal",
        MEMORY_GOAL_MEBIBYTES,
        String.format(Locale.ROOT, "MiB of the process; CPU %.2f s", many.cpuSeconds()));
  }

  private static Cost cost(Lockstep lockstep, Path folder, String... options)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("scan"));
    argv.addAll(List.of(options));
    Command command = lockstep.cold(folder, argv.toArray(String[]::new));
    return new Stopwatch(RUNS, 1).race(List.of(command)).getFirst();
  }

  private static String detail(Cost cost) {
    return String.format(
        Locale.ROOT,
        "wall s, start included; CPU %.2f s, peak %.0f MiB",
        cost.cpuSeconds(),
        cost.peakMebibytes());
  }
}
