package dev.lockstep.conformance.secrets;

import dev.lockstep.conformance.Command;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// `--compat gitleaks` beside the real gitleaks, with the rules of `gitleaks-default.toml` of the
/// shared suites for both: each finding of its complete report, fingerprint, link and message
/// included, must be in ours, and none besides. Of a repository the history is compared, and the
/// work tree with its archives closed and opened.
///
/// The path is a repository or a folder. gitleaks is the one on PATH, or the one that the
/// benchmarks made.
public final class GitleaksDifferential implements Suite {

  @Override
  public String name() {
    return "gitleaks-differential";
  }

  @Override
  public void run(Path path, Predicate<String> inPart, Results results) throws IOException {
    Path home = Path.of(System.getProperty("lockstep.home", ".")).toAbsolutePath();
    Path rules = home.resolve("../shared/suites/secrets/gitleaks-default.toml").normalize();
    Optional<Path> gitleaks = Gitleaks.program();
    if (gitleaks.isEmpty() || !Files.exists(rules)) {
      results.unsupported("needs gitleaks on PATH and " + rules.getFileName());
      return;
    }
    if (isRepository(path)) {
      List<String> history = List.of("--history");
      compare(path, "git", theirs(gitleaks.get(), "git", rules, path), history, rules, results);
    }
    compare(path, "dir", theirs(gitleaks.get(), "dir", rules, path), List.of(), rules, results);
    List<String> opened = List.of("--max-archive-depth", "4");
    compare(
        path,
        "dir, archives opened",
        theirs(gitleaks.get(), "dir", rules, path, "--max-archive-depth=4"),
        opened,
        rules,
        results);
  }

  private static boolean isRepository(Path path) {
    return Files.exists(path.resolve(".git")) || Files.isDirectory(path.resolve("objects"));
  }

  private static Map<String, Integer> theirs(
      Path gitleaks, String command, Path rules, Path folder, String... more) throws IOException {
    Path report = Files.createTempFile("gitleaks", ".json");
    try {
      List<String> argv =
          new ArrayList<>(
              List.of(
                  gitleaks.toString(),
                  command,
                  "--no-banner",
                  "--exit-code=0",
                  "--log-level=error",
                  "--config=" + rules,
                  "--report-format=json",
                  "--report-path=" + report));
      argv.addAll(List.of(more));
      argv.add(".");
      Command ran = Command.run(folder, argv);
      if (ran.code() != 0) {
        throw new IOException(gitleaks + " ended with " + ran.code());
      }
      return findings(Files.readString(report));
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static void compare(
      Path path,
      String command,
      Map<String, Integer> theirs,
      List<String> options,
      Path rules,
      Results results)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("scan", "--compat", "gitleaks"));
    arguments.addAll(options);
    arguments.addAll(
        List.of(
            "--show-secrets",
            "--format",
            "gitleaks",
            "--rules",
            rules.toString(),
            "--no-cache",
            "."));
    Command ran = Command.lockstep(path, arguments);
    Map<String, Integer> ours = findings(new String(ran.output(), StandardCharsets.UTF_8));
    String id = path.toAbsolutePath().normalize().getFileName() + " " + command;
    results.say(id + ": " + count(theirs) + " findings of gitleaks, " + count(ours) + " of ours");
    Map<String, Integer> left = new TreeMap<>(ours);
    theirs.forEach(
        (finding, times) -> {
          int common = Math.min(times, left.getOrDefault(finding, 0));
          left.merge(finding, -common, Integer::sum);
          tell(id, "only gitleaks has " + finding, times - common, common, results);
        });
    left.forEach((finding, times) -> tell(id, "only we have " + finding, times, 0, results));
    if (theirs.isEmpty() && ours.isEmpty()) {
      results.pass(id);
    }
  }

  private static void tell(String id, String reason, int failed, int passed, Results results) {
    for (int i = 0; i < passed; i++) {
      results.pass(id);
    }
    for (int i = 0; i < failed; i++) {
      results.fail(id, reason);
    }
  }

  private static int count(Map<String, Integer> findings) {
    return findings.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Each finding as its fields in the order of their names, and how often it is there.
  private static Map<String, Integer> findings(String report) throws IOException {
    Map<String, Integer> findings = new TreeMap<>();
    String list = report.isBlank() ? "[]" : report;
    if (JsonLine.parse("{\"all\":" + list + "}").get("all") instanceof List<?> all) {
      for (Object finding : all) {
        findings.merge(new TreeMap<>((Map<?, ?>) finding).toString(), 1, Integer::sum);
      }
    }
    return findings;
  }
}
