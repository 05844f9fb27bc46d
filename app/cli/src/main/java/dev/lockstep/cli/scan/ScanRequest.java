package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.ByteSize;
import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that the user asked a scan for, options and configuration together, checked.
///
/// @param operands the working folder where none was typed; empty for standard input, and for all
///     of a repository
/// @param rules as `--rules` takes them; empty for the built-in ones
/// @param models files and folders of models of libraries, as `--models` takes them
/// @param compatible with `gitleaks` or `semgrep`: its findings, its formats; empty for neither
/// @param archiveDepth archives within archives that `--compat gitleaks` opens
/// @param excludes as typed; the configuration has more
/// @param lineage whether a history's versions are examined only where they differ
/// @param reachability whether vulnerable components are looked into
/// @param failOn null where the configuration says it
/// @param strictRules whether a rule that needs what is not supported makes the scan incomplete
/// @param baseline the file of `--baseline`; null where the configuration says it
public record ScanRequest(
    Selection selection,
    List<Operand> operands,
    Configuration configuration,
    Set<Kind> kinds,
    List<String> rules,
    List<String> enabledRules,
    List<String> disabledRules,
    List<String> models,
    String compatible,
    int archiveDepth,
    List<String> excludes,
    long maxFileSize,
    int jobs,
    boolean cached,
    boolean rulesCached,
    boolean lineage,
    boolean reachability,
    @Nullable Severity failOn,
    @Nullable String baseline,
    boolean partialAllowed,
    boolean strictRules,
    boolean secretsShown,
    boolean all,
    boolean debugged) {
  /// What a scan can look for. Findings of the other kinds come in reports of other scanners.
  static final Set<Kind> EXAMINED =
      Collections.unmodifiableSet(EnumSet.of(Kind.SECRETS, Kind.SAST, Kind.SCA));

  private static final int MOST_JOBS = 1024;

  public static ScanRequest of(Arguments arguments, Surroundings surroundings) {
    Selection selection = Selection.of(arguments);
    List<Operand> operands = operands(selection, arguments, surroundings);
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings,
            arguments.value("--config"),
            operands.isEmpty() ? surroundings.workingFolder() : operands.getFirst().path());
    return new ScanRequest(
        selection,
        operands,
        configuration,
        kinds(arguments),
        rules(arguments, configuration, surroundings),
        joined(arguments.values("--enable-rule"), configuration.enabledRules()),
        joined(arguments.values("--disable-rule"), configuration.disabledRules()),
        models(arguments, configuration, surroundings),
        arguments.value("--compat").orElse(""),
        archiveDepth(arguments),
        arguments.values("--exclude"),
        maxFileSize(arguments, configuration),
        jobs(arguments),
        !arguments.has("--no-cache"),
        !arguments.has("--no-rule-cache"),
        !arguments.has("--no-lineage"),
        arguments.has("--reachability"),
        arguments.value("--fail-on").flatMap(Severity::of).orElse(null),
        arguments.value("--baseline").orElse(null),
        arguments.has("--allow-partial"),
        arguments.has("--strict-rules"),
        arguments.has("--show-secrets"),
        arguments.has("--all"),
        arguments.has("--debug"));
  }

  private static List<Operand> operands(
      Selection selection, Arguments arguments, Surroundings surroundings) {
    List<String> typed = selection instanceof Selection.Stream ? List.of() : arguments.operands();
    if (typed.isEmpty() && selection instanceof Selection.Tree) {
      typed = List.of(".");
    }
    return typed.stream().map(path -> Operand.of(path, surroundings)).toList();
  }

  private static Set<Kind> kinds(Arguments arguments) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    arguments.parts("--only").forEach(word -> Kind.of(word).ifPresent(kinds::add));
    return kinds.isEmpty() ? EXAMINED : kinds;
  }

  /// Files of the command line are seen from the working folder, those of the configuration from
  /// its own.
  public static List<String> rules(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    if (arguments.has("--rules")) {
      return arguments.values("--rules");
    }
    return configuration.ruleFiles().stream()
        .map(
            name ->
                name.equals("default") || name.equals("audit")
                    ? name
                    : surroundings.shown(configuration.folder().resolve(name).normalize()))
        .toList();
  }

  private static List<String> models(
      Arguments arguments, Configuration configuration, Surroundings surroundings) {
    List<String> configured =
        configuration.modelFiles().stream()
            .map(name -> surroundings.shown(configuration.folder().resolve(name).normalize()))
            .toList();
    return joined(arguments.values("--models"), configured);
  }

  private static List<String> joined(List<String> typed, List<String> configured) {
    List<String> all = new ArrayList<>(configured);
    all.addAll(typed);
    return List.copyOf(all);
  }

  private static long maxFileSize(Arguments arguments, Configuration configuration) {
    return arguments
        .value("--max-file-size")
        .map(
            text ->
                ByteSize.parse(text)
                    .orElseThrow(
                        () ->
                            CommandFailure.usage(
                                "--max-file-size does not take \"" + text + "\"",
                                "expected a size such as 10 MiB")))
        .orElse(configuration.maxFileSize().orElse(Long.MAX_VALUE));
  }

  private static int jobs(Arguments arguments) {
    String text = arguments.value("--jobs").orElse("");
    if (text.isEmpty() && !arguments.has("--jobs")) {
      return Runtime.getRuntime().availableProcessors();
    }
    int jobs = number(text);
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw CommandFailure.usage(
          "--jobs does not take \"" + text + "\"", "expected a number from 1 to " + MOST_JOBS);
    }
    return jobs;
  }

  /// gitleaks' own flag, which nothing else knows: other scans open archives anyway.
  private static int archiveDepth(Arguments arguments) {
    if (!arguments.has("--max-archive-depth")) {
      return 0;
    }
    if (!arguments.value("--compat").orElse("").equals("gitleaks")) {
      throw CommandFailure.usage(
          "--max-archive-depth goes with --compat gitleaks", "other scans open archives anyway");
    }
    String text = arguments.value("--max-archive-depth").orElse("");
    int depth = number(text);
    if (depth < 0) {
      throw CommandFailure.usage(
          "--max-archive-depth does not take \"" + text + "\"", "expected a number from 0 on");
    }
    return depth;
  }

  /// A number of up to four digits; -1 for any other text.
  private static int number(String text) {
    boolean number = !text.isEmpty() && text.length() <= 4 && isDigits(text);
    return number ? Integer.parseInt(text) : -1;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The same without what was accepted before.
  public ScanRequest withoutBaseline() {
    return new ScanRequest(
        selection,
        operands,
        configuration.withoutBaseline(),
        kinds,
        rules,
        enabledRules,
        disabledRules,
        models,
        compatible,
        archiveDepth,
        excludes,
        maxFileSize,
        jobs,
        cached,
        rulesCached,
        lineage,
        reachability,
        failOn,
        null,
        partialAllowed,
        strictRules,
        secretsShown,
        all,
        debugged);
  }

  /// Whether the whole project was looked at, so that a waiver without a finding is stale.
  public boolean coversProject() {
    return selection instanceof Selection.Tree
        && kinds.containsAll(EXAMINED)
        && operands.stream().anyMatch(operand -> operand.path().equals(configuration.folder()));
  }
}
