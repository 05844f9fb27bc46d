package dev.lockstep.cli.command;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.cli.options.Syntax;
import dev.lockstep.sca.db.DatabaseDelta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Writes what makes one database of advisories of an earlier one, for a mirror to offer.
final class DbDeltaCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "db delta",
        "BASE LATER FILE",
        3,
        3,
        "write what makes a later database of an earlier one",
        List.of(Option.flag("--debug", "show where an error comes from")),
        List.of(
            "BASE and LATER are databases that db build made; FILE is written, and db",
            "update FILE changes a copy of BASE into LATER, byte for byte, or not at all."));
  }

  @Override
  public ExitCode run(Arguments arguments, Surroundings surroundings) {
    List<Path> named = arguments.operands().stream().map(surroundings::file).toList();
    try {
      DatabaseDelta.write(named.get(0), named.get(1), named.get(2));
      surroundings
          .console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%s: %,d KiB instead of %,d",
                  surroundings.shown(named.get(2)),
                  (Files.size(named.get(2)) + 1023) >> 10,
                  Files.size(named.get(1)) >> 10));
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.usage("no change was written: " + e.getMessage(), e);
    }
  }
}
