package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Suggestion;
import dev.lockstep.report.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A form of the report that was asked for, and where it goes.
///
/// @param file null for standard output
public record Output(String format, @Nullable Path file) {
  private static final String DEFAULT_FORMAT = "terminal";

  /// All that the options ask for; without any, the terminal's form on standard output. Wrong names
  /// and folders that are not there are told before anything is scanned.
  public static List<Output> of(Arguments arguments, Surroundings surroundings) {
    List<Output> outputs = new ArrayList<>();
    for (String typed : arguments.values("--format")) {
      outputs.add(one(typed, surroundings));
    }
    if (outputs.isEmpty()) {
      outputs.add(new Output(DEFAULT_FORMAT, null));
    }
    arguments
        .value("--report")
        .ifPresent(file -> outputs.add(new Output("json", target(file, surroundings))));
    checkStreams(outputs);
    return outputs;
  }

  private static Output one(String typed, Surroundings surroundings) {
    int equals = typed.indexOf('=');
    String format = equals < 0 ? typed : typed.substring(0, equals);
    if (!Formats.names().contains(format)) {
      throw CommandFailure.usage(
          "there is no format \"" + format + "\"",
          Suggestion.of(format, Formats.names())
              .map(word -> "did you mean \"" + word + "\"?")
              .orElse("the formats: " + String.join(", ", Formats.names())));
    }
    return equals < 0
        ? new Output(format, null)
        : new Output(format, target(typed.substring(equals + 1), surroundings));
  }

  private static Path target(String typed, Surroundings surroundings) {
    if (typed.isEmpty()) {
      throw CommandFailure.usage("a report needs the name of a file behind \"=\"");
    }
    Path file = surroundings.file(typed);
    if (Files.isDirectory(file)) {
      throw CommandFailure.usage(typed + " is a folder, a report needs a file");
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CommandFailure.usage("there is no folder for " + typed);
    }
    return file;
  }

  private static void checkStreams(List<Output> outputs) {
    if (outputs.stream().filter(output -> output.file() == null).count() > 1) {
      throw CommandFailure.usage(
          "only one format can go to standard output",
          "give the others a file: --format json=FILE");
    }
  }
}
