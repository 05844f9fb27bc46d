package dev.lockstep.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `verify/conformance/run [--part development] [--record] SUITE PATH...`.
public final class Main {
  private static final String USAGE =
      "usage: verify/conformance/run [--part development] [--record] SUITE PATH...";
  private static final int USAGE_ERROR = 2;

  private final PrintStream out;
  private final PrintStream err;
  private Part part = Part.ALL;
  private boolean record;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) throws IOException {
    System.exit(new Main(System.out, System.err).run(new ArrayList<>(List.of(args))));
  }

  private int run(List<String> args) throws IOException {
    String bad = takeOptions(args);
    if (bad != null || args.size() < 2) {
      err.println(bad == null ? USAGE : "unknown option " + bad + "\n" + USAGE);
      err.println("suites: " + String.join(", ", Suites.names()));
      return USAGE_ERROR;
    }
    Optional<Suite> suite = Suites.named(args.get(0));
    if (suite.isEmpty()) {
      err.println("no suite " + args.get(0) + "; there are " + String.join(", ", Suites.names()));
      return USAGE_ERROR;
    }
    List<Path> paths = args.subList(1, args.size()).stream().map(Path::of).toList();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        err.println("no such file or folder: " + path);
        return USAGE_ERROR;
      }
    }
    Results results = new Results(out);
    try {
      for (Path path : paths) {
        suite.get().run(path, part, results);
      }
    } catch (MissingPeer e) {
      err.println(e.getMessage());
      return USAGE_ERROR;
    }
    results.printScore(suite.get().name());
    if (record) {
      record(suite.get().name(), results, paths);
    }
    return 0;
  }

  private @org.jspecify.annotations.Nullable String takeOptions(List<String> args) {
    while (!args.isEmpty() && args.getFirst().startsWith("--")) {
      String option = args.removeFirst();
      if (option.equals("--record")) {
        record = true;
      } else if (option.equals("--part")
          && !args.isEmpty()
          && args.removeFirst().equals("development")) {
        part = Part.DEVELOPMENT;
      } else {
        return option;
      }
    }
    return null;
  }

  private void record(String suite, Results results, List<Path> paths) throws IOException {
    String partName = part == Part.ALL ? "all that is at the path" : "development";
    Scoreboard scoreboard = new Scoreboard(Path.of("docs", "SCOREBOARD.md"));
    for (Results.Figures figures : results.figures()) {
      scoreboard.record(figures.section(), figures.columns(), figures.row());
    }
    scoreboard.record(
        "Suites",
        List.of("Suite", "Part", "Passed", "Total", "Share", "Date", "Command"),
        List.of(
            suite,
            partName,
            String.valueOf(results.passed()),
            String.valueOf(results.total()),
            share(results),
            LocalDate.now(ZoneOffset.UTC).toString(),
            "`verify/conformance/run "
                + (part == Part.ALL ? "" : "--part development ")
                + suite
                + " "
                + paths.stream().map(Main::shown).distinct().collect(Collectors.joining(" "))
                + "`"));
  }

  /// A checkout's place is its owner's affair: only paths that lie beside the project are shown.
  private static String shown(Path path) {
    String text = path.toString();
    return path.isAbsolute() ? "CHECKOUT" : text;
  }

  private static String share(Results results) {
    return results.total() == 0
        ? "-"
        : String.format(
            java.util.Locale.ROOT, "%.2f %%", 100.0 * results.passed() / results.total());
  }
}
