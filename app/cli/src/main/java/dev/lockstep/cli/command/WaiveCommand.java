package dev.lockstep.cli.command;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.cli.config.ConfigurationEdit;
import dev.lockstep.cli.config.ProjectConfiguration;
import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.AtomicFile;
import dev.lockstep.cli.scan.FindingLookup;
import dev.lockstep.cli.scan.GitProgram;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.model.Finding;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// Writes into `lockstep.yaml` that a finding does not count for a time, and why.
final class WaiveCommand implements Command {
  private static final int DEFAULT_DAYS = 90;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "waive",
        "FINDING",
        1,
        1,
        "let a finding not count, with a reason and an end",
        List.of(
            Option.valued("--reason", "TEXT", "why it is acceptable; needed").inBrief(),
            Option.valued("--owner", "NAME", "who answers for it; your address in git"),
            Option.valued(
                "--expires",
                "DATE",
                "the last day; in " + DEFAULT_DAYS + " days, or fewer by waiver-days"),
            Option.valued("--approver", "NAME", "who agreed"),
            Option.valued("--ticket", "TEXT", "where it is followed up"),
            Option.valued("--report", "FILE", "the report that has the finding, not the last one"),
            Option.valued(
                "--config", "FILE", "configuration in place of the project's lockstep.yaml"),
            Option.valued("--now", "TIME", "the time that the end is counted from"),
            Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    String reason = arguments.value("--reason").orElse("");
    if (reason.isBlank()) {
      throw CommandFailure.usage("a waiver needs a reason", "--reason \"why this is acceptable\"");
    }
    Configuration configuration =
        ProjectConfiguration.of(
            surroundings, arguments.value("--config"), surroundings.workingFolder());
    Finding finding =
        FindingLookup.required(
            arguments.operands().getFirst(),
            FindingLookup.report(arguments, configuration, surroundings));
    LocalDate expires = expires(arguments, configuration.waiverDays(), surroundings);
    ConfigurationEdit edit = ConfigurationEdit.of(configuration, surroundings);
    edit.add(
        new ConfigurationEdit.NewWaiver(
            finding.fingerprint().value(),
            arguments.value("--owner").orElseGet(() -> owner(surroundings)),
            reason,
            expires,
            arguments.value("--approver").orElse(null),
            arguments.value("--ticket").orElse(null),
            finding.rule() + ", " + finding.place().path()));
    keep(edit, configuration);
    surroundings
        .console()
        .print(
            "waived %s (%s, %s) until %s in %s"
                .formatted(
                    finding.fingerprint().shortId(),
                    finding.rule(),
                    finding.place().path(),
                    expires,
                    edit.shown()));
    return ExitCode.PASSED;
  }

  private static void keep(ConfigurationEdit edit, Configuration before) {
    if (edit.checked().waivers().size() != before.waivers().size() + 1) {
      throw new IllegalStateException("the edit of " + edit.shown() + " did not add a waiver");
    }
    AtomicFile.write(
        edit.file(), edit.shown(), out -> out.write(edit.text().getBytes(StandardCharsets.UTF_8)));
  }

  /// @param longestDays how many days ahead the project lets a waiver end: one that ends later
  ///     would not hold
  private static LocalDate expires(
      Arguments arguments, int longestDays, Surroundings surroundings) {
    LocalDate today = Now.of(arguments, surroundings).day();
    String text = arguments.value("--expires").orElse("");
    if (text.isEmpty()) {
      return today.plusDays(Math.min(DEFAULT_DAYS, longestDays));
    }
    LocalDate last = today.plusDays(longestDays);
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isBefore(today)) {
        throw CommandFailure.usage("--expires " + text + " is over already");
      }
      if (day.isAfter(last)) {
        throw CommandFailure.usage(
            "--expires " + text + " is more than " + longestDays + " days from now",
            "expected a date up to " + last + "; gate.waiver-days says how far it may lie");
      }
      return day;
    } catch (DateTimeException e) {
      throw CommandFailure.usage(
          "--expires does not take \"" + text + "\"", "expected a date such as 2027-01-31");
    }
  }

  private static String owner(Surroundings surroundings) {
    return GitProgram.in(surroundings)
        .line("config", "user.email")
        .filter(address -> !address.isBlank())
        .orElseThrow(
            () -> CommandFailure.usage("a waiver needs an owner", "--owner \"name or address\""));
  }
}
