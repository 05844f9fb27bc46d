package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.cli.scan.AdvisoryFile;
import dev.lockstep.cli.scan.Now;
import dev.lockstep.sca.db.AdvisoryDatabase;
import dev.lockstep.sca.identity.JarCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Shows how old the database of advisories is, what it holds, and whether it is whole.
final class DbStatusCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "db status",
        "[FILE]",
        0,
        1,
        "show the age of the database of advisories, and check that it is whole",
        List.of(
            Option.valued("--now", "TIME", "the time to take as now"),
            Option.flag("--debug", "show where an error comes from")),
        List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    Path file =
        arguments.operands().isEmpty()
            ? AdvisoryFile.of(surroundings)
                .orElseThrow(() -> CommandFailure.usage("nothing says where the database lies"))
            : surroundings.file(arguments.operands().getFirst());
    String shown = surroundings.shown(file);
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.usage(
          "there is no database " + shown, "lockstep db build SOURCE... makes one");
    }
    try {
      AdvisoryDatabase database = AdvisoryDatabase.open(file);
      database.verify();
      long days =
          ChronoUnit.DAYS.between(database.created(), Now.of(arguments, surroundings).day());
      Console console = surroundings.console();
      console.print(shown);
      console.print("  made         " + database.created() + ", " + days + " days ago");
      console.print(line("records", database.recordCount()));
      console.print(line("known", database.vulnerabilityCount()) + " vulnerabilities");
      console.print(line("packages", database.packageCount()));
      console.print("  checksum     agrees");
      showJars(AdvisoryFile.jars(file), surroundings);
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.usage(shown + ": " + e.getMessage(), e);
    }
  }

  /// What jars are told by their classes; nothing where nobody made such a corpus.
  private static void showJars(Path file, Surroundings surroundings) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    String shown = surroundings.shown(file);
    Console console = surroundings.console();
    try {
      JarCorpus corpus = JarCorpus.open(file);
      console.print(shown);
      console.print(
          "  made         " + Files.getLastModifiedTime(file).toString().substring(0, 10));
      console.print(line("jars", corpus.artifactCount()));
      console.print(line("classes", corpus.printCount()));
      console.print("  checksum     agrees");
    } catch (IOException e) {
      throw CommandFailure.usage(
          shown + ": " + e.getMessage(), "lockstep db build --jars DIR makes it again");
    }
  }

  private static String line(String what, int count) {
    return String.format(Locale.ROOT, "  %-11s  %,d", what, count);
  }
}
