package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.engine.cache.Cache;
import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.Problem;
import dev.lockstep.report.gitleaks.GitleaksBaseline;
import dev.lockstep.report.gitleaks.GitleaksFormats;
import dev.lockstep.report.gitleaks.GitleaksRule;
import dev.lockstep.report.gitleaks.GitleaksWriter;
import dev.lockstep.secrets.compat.CompatSettings;
import dev.lockstep.secrets.compat.GitleaksScan;
import dev.lockstep.secrets.compat.IgnoreFile;
import dev.lockstep.secrets.load.LoadedRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `--compat gitleaks`: gitleaks' own findings in its own formats. No cache, no marks, no gate: as
/// with gitleaks, any finding fails.
public final class CompatibleScan {
  private static final String IGNORE_FILE = ".gitleaksignore";

  private final ScanRequest request;
  private final Surroundings surroundings;
  private final Console console;

  public CompatibleScan(ScanRequest request, Surroundings surroundings) {
    this.request = request;
    this.surroundings = surroundings;
    this.console = surroundings.console();
  }

  public ExitCode run(List<Output> outputs, long begin) {
    check(outputs);
    Cache cache = CacheFolder.cache(request.configuration(), surroundings).orElse(null);
    LoadedRules rules = rules(request.rulesCached() ? cache : null);
    List<Problem> ruleProblems = Detection.problems(rules);
    GitleaksScan scan =
        new GitleaksScan(
            rules.rules(),
            CompatSettings.DEFAULT.opening(request.archiveDepth()),
            ignored(),
            unread());
    GitleaksScan.Answer answer = answer(scan);
    write(answer.findings(), rules, outputs);
    console.flush();
    ruleProblems.forEach(problem -> say("invalid rule in ", problem));
    answer.problems().forEach(problem -> say("", problem));
    console.say(
        String.format(
            Locale.ROOT,
            "%,d %s, %,d not examined · %.1f s",
            answer.findings().size(),
            answer.findings().size() == 1
                ? "finding as gitleaks has it"
                : "findings as gitleaks has them",
            answer.problems().size(),
            (System.nanoTime() - begin) / 1e9));
    return exitCode(answer, ruleProblems);
  }

  private void say(String start, Problem problem) {
    console.say("lockstep: " + start + problem.path() + ": " + problem.reason());
  }

  private static void check(List<Output> outputs) {
    for (Output output : outputs) {
      boolean kept = output.format().equals("terminal") || output.format().equals("gitleaks");
      if (!kept && GitleaksFormats.named(output.format()).isEmpty()) {
        throw CommandFailure.usage(
            "gitleaks has no format " + output.format(), "it has json, csv, junit and sarif");
      }
    }
  }

  private LoadedRules rules(@Nullable Cache cache) {
    LoadedRules all = new SecretRules(surroundings, cache).compatible(request.rules(), target());
    DisabledRules.check(request.disabledRules(), () -> DisabledRules.ids(all));
    return SecretRules.without(all, request.disabledRules());
  }

  /// The folder in which gitleaks looks for its files.
  private Path target() {
    if (request.operands().isEmpty()) {
      return surroundings.workingFolder();
    }
    Path path = request.operands().getFirst().path();
    Path parent = path.getParent();
    return Files.isDirectory(path) || parent == null ? path : parent;
  }

  private IgnoreFile ignoreFile() {
    List<String> texts = new ArrayList<>();
    for (Path folder : List.of(surroundings.workingFolder(), target())) {
      Path file = folder.resolve(IGNORE_FILE);
      if (Files.isRegularFile(file)) {
        try {
          texts.add(Files.readString(file));
        } catch (IOException e) {
          throw CommandFailure.usage(
              surroundings.shown(file) + " cannot be read: " + e.getMessage(), e);
        }
      }
    }
    return IgnoreFile.of(texts);
  }

  /// What the ignore files name, and what the baseline has.
  private Predicate<GitleaksFinding> ignored() {
    Predicate<GitleaksFinding> named = ignoreFile()::names;
    String baseline = request.baseline();
    if (baseline == null) {
      return named;
    }
    try (InputStream in = Files.newInputStream(surroundings.file(baseline))) {
      return named.or(GitleaksBaseline.read(in, request.secretsShown())::names);
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage("there is no baseline " + baseline, e);
    } catch (IOException e) {
      throw CommandFailure.usage(baseline + " is no JSON report of gitleaks: " + e.getMessage(), e);
    }
  }

  /// The files that gitleaks does not scan although they lie in the target: rules and baseline.
  private Set<String> unread() {
    Set<String> paths = new HashSet<>(Set.of(configPath()));
    String baseline = request.baseline();
    if (baseline != null) {
      paths.add(target().relativize(surroundings.file(baseline)).toString().replace('\\', '/'));
    }
    return paths;
  }

  private String configPath() {
    if (!request.rules().isEmpty()) {
      return request.rules().getFirst();
    }
    return request.operands().isEmpty()
        ? ""
        : request
            .operands()
            .getFirst()
            .gitleaksPath(joined(request.operands().getFirst().shown(), SecretRules.PROJECT_FILE));
  }

  private static String joined(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private GitleaksScan.Answer answer(GitleaksScan scan) {
    try {
      return switch (request.selection()) {
        case Selection.Tree() -> tree(scan);
        case Selection.Stream() -> scan.stream(surroundings.in());
        case Selection.Staged() -> patches(scan, GitPatches.STAGED);
        case Selection.Since(String revision) -> patches(scan, GitPatches.since(revision));
        case Selection.History() -> patches(scan, GitPatches.HISTORY);
      };
    } catch (IOException e) {
      throw CommandFailure.internal("the input broke off: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.internal("the scan was interrupted", e);
    }
  }

  /// @param arguments what git is to print
  private GitleaksScan.Answer patches(GitleaksScan scan, List<String> arguments)
      throws IOException, InterruptedException {
    List<GitleaksFinding> findings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Path> folders =
        request.operands().isEmpty()
            ? List.of(surroundings.workingFolder())
            : request.operands().stream().map(Operand::path).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(request.jobs())) {
      for (Path folder : folders) {
        GitleaksScan.Answer answer =
            new GitPatches(surroundings, folder).scan(scan, arguments, pool);
        findings.addAll(answer.findings());
        problems.addAll(answer.problems());
      }
    }
    return new GitleaksScan.Answer(findings, problems);
  }

  private GitleaksScan.Answer tree(GitleaksScan scan) throws InterruptedException {
    List<GitleaksFinding> findings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(request.jobs())) {
      for (Operand operand : request.operands()) {
        GitleaksScan.Answer answer =
            scan.directory(surroundings.workingFolder(), operand.given(), pool);
        findings.addAll(answer.findings());
        problems.addAll(answer.problems());
      }
    }
    return new GitleaksScan.Answer(findings, problems);
  }

  private void write(List<GitleaksFinding> findings, LoadedRules rules, List<Output> outputs) {
    List<GitleaksFinding> shown =
        request.secretsShown()
            ? findings
            : findings.stream().map(GitleaksFinding::redacted).toList();
    List<GitleaksRule> described =
        rules.rules().rules().stream()
            .map(rule -> new GitleaksRule(rule.id(), rule.description()))
            .toList();
    for (Output output : outputs) {
      if (output.format().equals("terminal")) {
        shown.forEach(this::print);
        continue;
      }
      String name = output.format().equals("gitleaks") ? "json" : output.format();
      GitleaksWriter writer = GitleaksFormats.named(name).orElseThrow();
      if (output.file() == null) {
        print(writer, shown, described);
      } else {
        AtomicFile.write(
            output.file(),
            surroundings.shown(output.file()),
            out -> writer.write(shown, described, out));
      }
    }
  }

  private void print(GitleaksFinding finding) {
    console.print(
        "%s:%d:%d  %s  %s"
            .formatted(
                finding.file(),
                finding.startLine(),
                finding.startColumn(),
                finding.ruleId(),
                finding.description()));
  }

  private void print(
      GitleaksWriter writer, List<GitleaksFinding> findings, List<GitleaksRule> rules) {
    try {
      writer.write(findings, rules, console.out());
    } catch (IOException e) {
      throw CommandFailure.internal("cannot write to standard output: " + e.getMessage(), e);
    }
  }

  private ExitCode exitCode(GitleaksScan.Answer answer, List<Problem> ruleProblems) {
    ExitCode code = answer.findings().isEmpty() ? ExitCode.PASSED : ExitCode.BLOCKED;
    boolean incomplete =
        answer.problems().stream()
            .anyMatch(problem -> problem.weight() == Problem.Weight.INCOMPLETE);
    if (incomplete && !request.partialAllowed()) {
      code = code.or(ExitCode.INCOMPLETE);
    }
    boolean invalid =
        ruleProblems.stream().anyMatch(problem -> problem.id().equals(Detection.INVALID_RULE));
    return invalid ? code.or(ExitCode.INVALID_RULE) : code;
  }
}
