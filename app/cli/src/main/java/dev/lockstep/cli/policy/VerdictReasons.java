package dev.lockstep.cli.policy;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why a verdict is what it is, for a person: each reason with its policy and rule, the findings
/// that it is about, and what would mend them; then what is to be said of waivers.
///
///     block  team.secrets/env-file  aws-access-key-id lies in a file of settings
///       high  aws-access-key-id  src/aws.env:1:19  LS-NVD9SHKQ
///       mend: take it from the environment
public final class VerdictReasons {
  private static final String MEND = "mend: ";
  private static final int MIN_ROOM = 20;

  private final Map<Fingerprint, Finding> findings = new HashMap<>();
  private final Map<RuleId, String> mends = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final boolean all;
  private final boolean colour;
  private final int columns;

  private VerdictReasons(Report report, boolean all, boolean colour, int columns) {
    for (Rule rule : report.rules()) {
      if (rule.mend() != null) {
        mends.put(rule.id(), rule.mend());
      }
    }
    report.findings().forEach(finding -> findings.put(finding.fingerprint(), finding));
    this.all = all;
    this.colour = colour;
    this.columns = columns;
  }

  /// @param all whether findings are listed that neither block nor warn, too
  /// @param columns the width of lines
  public static List<String> of(Report report, boolean all, boolean colour, int columns) {
    VerdictReasons reasons = new VerdictReasons(report, all, colour, columns);
    report.verdict().reasons().forEach(reasons::add);
    report.problems().forEach(reasons::add);
    return reasons.lines;
  }

  private void add(Verdict.Reason reason) {
    boolean listed = all || reason.outcome() != Verdict.Outcome.PASS;
    String line = word(reason.outcome()) + "  " + Printable.of(reason.policy()) + "  ";
    String message = Printable.of(reason.message());
    lines.add(listed ? line + message : line + message + number(reason.findings().size()));
    if (listed) {
      Set<String> said = new HashSet<>();
      reason.findings().forEach(fingerprint -> add(fingerprint, said));
      if (reason.mend() != null && !said.contains(reason.mend())) {
        mend("  ", reason.mend());
      }
    }
  }

  /// @param said what the findings of this reason say of how to mend them
  private void add(Fingerprint fingerprint, Set<String> said) {
    Finding finding = findings.get(fingerprint);
    if (finding == null) {
      lines.add("  " + fingerprint.shortId() + "  is not in the report");
      return;
    }
    lines.add(
        "  "
            + style(finding.severity()).paint(finding.severity().id(), colour)
            + "  "
            + Printable.of(finding.rule().value())
            + "  "
            + Printable.of(place(finding))
            + "  "
            + fingerprint.shortId());
    Optional<String> mend =
        Optional.ofNullable(finding.mend())
            .or(() -> Optional.ofNullable(mends.get(finding.rule())));
    if (mend.isPresent() && said.add(mend.get())) {
      mend("    ", mend.get());
    }
  }

  private void add(Problem problem) {
    if (problem.id().startsWith("waiver-")) {
      wrapped("notice  ", "        ", problem.path() + ": " + problem.reason());
    }
  }

  private void mend(String indent, String mend) {
    wrapped(indent + MEND, indent + " ".repeat(MEND.length()), mend);
  }

  private void wrapped(String first, String others, String text) {
    int room = Math.max(columns - others.length(), MIN_ROOM);
    String before = first;
    for (String line : Wrap.words(Printable.of(text), room, room)) {
      lines.add(before + line);
      before = others;
    }
  }

  private String word(Verdict.Outcome outcome) {
    return switch (outcome) {
      case BLOCK -> Style.HIGH.paint("block", colour);
      case WARN -> Style.MEDIUM.paint("warn ", colour);
      case PASS -> Style.FAINT.paint("audit", colour);
    };
  }

  private static String number(int findings) {
    return findings == 0 ? "" : findings == 1 ? ", 1 finding" : ", " + findings + " findings";
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.CRITICAL;
      case HIGH -> Style.HIGH;
      case MEDIUM -> Style.MEDIUM;
      case LOW -> Style.LOW;
    };
  }

  /// `path:line:column`, as terminals make a link of it.
  private static String place(Finding finding) {
    Region region = finding.place().region();
    String path = finding.place().path();
    return region == null ? path : path + ":" + region.startLine() + ":" + region.startColumn();
  }
}
