package dev.lockstep.conformance.sast;

import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Twenty reports of the weaknesses of a project are the same bytes: at one, two and eight threads,
/// without a cache, with a new one, and with those of other runs. No peer's suite, but a proof on
/// real projects.
///
/// The path is a project; or a text file that names in its first line the project, in the others
/// rules.
public final class SameReports implements Suite {
  private static final List<String> JOBS = List.of("1", "2", "8");
  private static final List<Keeping> KEEPINGS = List.of(Keeping.NONE, Keeping.COLD, Keeping.WARM);
  private static final int RUNS = 20;

  /// What a run finds in the cache.
  private enum Keeping {
    NONE,
    COLD,
    WARM
  }

  @Override
  public String name() {
    return "same-reports";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    List<String> named =
        Files.isDirectory(path) ? List.of(path.toString()) : Files.readAllLines(path);
    Path project = Path.of(named.getFirst());
    List<String> rules = new ArrayList<>();
    named.stream().skip(1).forEach(each -> rules.addAll(List.of("--rules", each)));
    Path scratch = Files.createTempDirectory("lockstep-same");
    try {
      byte[] expected = report(project, "1", options(rules, Keeping.NONE), scratch);
      for (int run = 1; run < RUNS; run++) {
        Keeping keeping = KEEPINGS.get(run % KEEPINGS.size());
        String jobs = JOBS.get(run / KEEPINGS.size() % JOBS.size());
        Path cache = scratch.resolve(keeping == Keeping.COLD ? "run" + run : "common");
        byte[] said = report(project, jobs, options(rules, keeping), cache);
        String id = project.getFileName() + ", run " + run + ", " + jobs + " threads, " + keeping;
        judge(id, expected, said, results);
      }
    } finally {
      delete(scratch);
    }
  }

  private static void judge(String id, byte[] expected, byte[] said, Results results) {
    if (said.length == 0) {
      results.fail(id, "no report");
    } else if (Arrays.equals(expected, said)) {
      results.pass(id);
    } else {
      results.fail(id, "differs at byte " + Arrays.mismatch(expected, said));
    }
  }

  private static List<String> options(List<String> rules, Keeping keeping) {
    List<String> options = new ArrayList<>(rules);
    if (keeping == Keeping.NONE) {
      options.add("--no-cache");
    }
    return options;
  }

  private static byte[] report(Path project, String jobs, List<String> options, Path cache)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("scan", "--only", "sast", "--format", "sarif", "--jobs", jobs));
    arguments.addAll(options);
    arguments.add(".");
    return Command.lockstep(project, arguments, Map.of("XDG_CACHE_HOME", cache.toString()))
        .output();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted((a, b) -> b.compareTo(a)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
