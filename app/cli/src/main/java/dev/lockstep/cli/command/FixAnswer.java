package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.UnifiedDiff;
import dev.lockstep.cli.fix.FixRun;
import dev.lockstep.engine.fix.Edit;
import dev.lockstep.engine.fix.FixPlan;
import dev.lockstep.engine.fix.Proposal;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Region;
import java.util.List;

/// What `lockstep fix` says: the diff to standard output, all else to standard error.
final class FixAnswer {
  private final FixRun.Plan plan;
  private final Console console;

  FixAnswer(FixRun.Plan plan, Console console) {
    this.plan = plan;
    this.console = console;
  }

  void shown() {
    plan.changes().forEach(this::diff);
    console.flush();
    refused();
    int edits = plan.edits();
    console.say(
        edits == 0
            ? "nothing to fix: " + found()
            : counted(edits, "change")
                + " in "
                + counted(files(), "file")
                + "; lockstep fix --write makes them");
  }

  void made(List<FixRun.TakenBack> back) {
    int kept = 0;
    int files = 0;
    for (FixRun.Change change : plan.changes()) {
      if (back.stream().noneMatch(one -> one.path().equals(change.path()))) {
        files++;
        for (Edit edit : change.edits()) {
          kept++;
          console.print(change.path() + line(edit) + "  " + what(edit));
        }
      }
    }
    console.flush();
    refused();
    for (FixRun.TakenBack one : back) {
      console.say("taken back  " + one.path() + ": " + one.reason());
    }
    console.say(
        kept == 0 && back.isEmpty()
            ? "nothing to fix: " + found()
            : counted(kept, "change")
                + " made in "
                + counted(files, "file")
                + (back.isEmpty() ? "" : ", " + counted(back.size(), "file") + " left as it was"));
  }

  private int files() {
    return plan.changes().size();
  }

  private String found() {
    long counting = plan.outcome().report().findings().stream().filter(Finding::counts).count();
    return counting == 0
        ? "nothing was found"
        : counted((int) counting, "finding") + " without a fix";
  }

  private void diff(FixRun.Change change) {
    for (Edit edit : change.edits()) {
      console.print("# " + change.path() + line(edit) + "  " + what(edit));
    }
    UnifiedDiff.of("a/" + change.path(), "b/" + change.path(), change.before(), change.after())
        .forEach(console::print);
  }

  private void refused() {
    for (FixPlan.Refused one : plan.refused()) {
      console.say(
          "not changed  "
              + one.edit().path()
              + line(one.edit())
              + "  "
              + rule(one.edit())
              + ": "
              + rule(one.winner())
              + " changes the same code first");
    }
    for (Proposal.Left one : plan.left()) {
      console.say("not changed  " + one.path() + "  " + one.what() + ": " + one.reason());
    }
  }

  private String line(Edit edit) {
    Finding finding = plan.findings().get(edit.finding());
    Region region = finding == null ? null : finding.place().region();
    return region == null ? "" : ":" + region.startLine();
  }

  private String what(Edit edit) {
    return rule(edit) + " (" + edit.finding().shortId() + "): " + edit.reason();
  }

  private String rule(Edit edit) {
    Finding finding = plan.findings().get(edit.finding());
    return finding == null ? edit.finding().shortId() : finding.rule().value();
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
