package dev.lockstep.bench;

import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What many rules of code cost beside few: all of a folder's beside some 200 of them, chosen by a
/// seed. Nobody else is measured; the goal is a factor of two.
///
/// Arguments: a folder of rules, `--`, the works.
final class ManyRules implements Benchmark {
  private static final int FEW = 200;
  private static final int SEED = 7;

  @Override
  public String name() {
    return "sast-many-rules";
  }

  @Override
  public void run(List<Path> paths, Bench bench) throws IOException, InterruptedException {
    int dashes = paths.indexOf(Path.of("--"));
    if (dashes != 1) {
      throw new PeerMissing("say RULES -- PATH...");
    }
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Path all = Files.createDirectories(scratch.resolve("all"));
    Path few = Files.createDirectories(scratch.resolve("few"));
    int some = copy(paths.getFirst().toAbsolutePath(), few, FEW);
    int whole = copy(paths.getFirst().toAbsolutePath(), all, Integer.MAX_VALUE);
    Lockstep lockstep = new Lockstep(Lockstep.home(), scratch.resolve("cache"));
    for (Path work : paths.subList(2, paths.size())) {
      Path folder = work.toAbsolutePath();
      List<Cost> costs =
          new Stopwatch(5, 1)
              .race(
                  List.of(
                      lockstep.warm(folder, Code.scan(List.of(all), "json")),
                      lockstep.warm(folder, Code.scan(List.of(few), "json"))));
      bench.row(
          folder.getFileName() + ", " + whole + " rules",
          costs.get(0).wallSeconds(),
          "lockstep, " + some + " rules",
          costs.get(1).wallSeconds(),
          Trees.detail(costs));
    }
    Lockstep.delete(scratch);
  }

  /// Copies rule files of languages that we read, in an order that a seed makes.
  ///
  /// @return how many rules are in them
  private static int copy(Path rules, Path to, int most) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(rules)) {
      all.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    Collections.shuffle(files, new Random(SEED));
    int count = 0;
    for (Path file : files) {
      List<SastRule> its = SemgrepYaml.read(file.toString(), Files.readString(file)).rules();
      if (count < most && !its.isEmpty() && its.stream().allMatch(ManyRules::isRead)) {
        Files.copy(file, to.resolve(count + "-" + file.getFileName()));
        count += its.size();
      }
    }
    return count;
  }

  private static boolean isRead(SastRule rule) {
    return rule.languages().stream().allMatch(language -> Reader.named(language).isPresent());
  }
}
