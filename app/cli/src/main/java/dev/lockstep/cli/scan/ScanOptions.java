package dev.lockstep.cli.scan;

import dev.lockstep.cli.options.Option;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import dev.lockstep.report.Formats;
import java.util.Arrays;
import java.util.List;

/// The options of a scan, as data. Commands that scan share them.
public final class ScanOptions {

  private ScanOptions() {}

  /// What is scanned, and by which rules.
  public static List<Option> target() {
    return List.of(
        Option.flag("--staged", "what is staged in git, as it would be committed").inBrief(),
        Option.valued("--since", "REF", "what changed since the merge base with REF").inBrief(),
        Option.flag("--history", "every version in the git history"),
        Option.choice("--only", "KIND,...", kinds(), "only these capabilities"),
        Option.valued(
            "--rules", "default|audit|PATH", "rules in place of the built-in ones; repeatable"),
        Option.valued("--models", "PATH", "what functions of libraries do with data; repeatable"),
        Option.flag("--strict-rules", "exit 4 where a rule needs what is not supported"),
        Option.choice("--compat", "TOOL", List.of("gitleaks", "semgrep"), "what another tool says"),
        Option.valued("--max-archive-depth", "N", "with --compat gitleaks; 0: none is opened"),
        Option.valued("--exclude", "GLOB", "leave out, as in .gitignore; repeatable").inBrief(),
        Option.valued("--enable-rule", "ID", "run a rule that is off; repeatable"),
        Option.valued("--disable-rule", "ID", "leave a rule out; repeatable"),
        Option.valued("--max-file-size", "SIZE", "pass over larger files, such as 10 MiB"),
        Option.valued("--config", "FILE", "configuration in place of the project's lockstep.yaml"),
        Option.valued("--now", "TIME", "the time that waivers are judged by, not the clock's"),
        Option.valued("--jobs", "N", "threads; as many as there are processors"),
        Option.flag("--no-cache", "neither use nor keep what is known of unchanged contents"),
        Option.flag("--no-rule-cache", "neither use nor keep compiled rules"),
        Option.flag("--reachability", "say whether compiled code comes to what is vulnerable"),
        Option.flag("--no-lineage", "examine each version in a history whole, for comparison"),
        Option.flag("--debug", "show where an error comes from"));
  }

  /// How it is judged.
  public static List<Option> judgement() {
    return List.of(
        Option.choice("--fail-on", "SEVERITY", severities(), "the least severity that fails")
            .inBrief(),
        Option.valued("--baseline", "FILE", "findings that were there before: they do not count"),
        GateInputs.CONTEXT,
        GateInputs.REPORTS,
        Option.flag("--allow-partial", "let what was not examined pass (no exit 4)"));
  }

  /// How it is written.
  public static List<Option> output() {
    return List.of(
        Option.valued(
                "--format", "NAME[=FILE]", String.join(", ", Formats.names()) + "; repeatable")
            .inBrief(),
        Option.valued("--report", "FILE", "keep the report as JSON, for gate, explain and waive"),
        Option.flag("--show-secrets", "in the formats of gitleaks: do not redact"),
        Option.flag("--all", "show what does not count or does not block, too").inBrief());
  }

  private static List<String> kinds() {
    return ScanRequest.EXAMINED.stream().map(Kind::id).toList();
  }

  private static List<String> severities() {
    return Arrays.stream(Severity.values()).map(Severity::id).toList();
  }
}
