package dev.lockstep.cli.console;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// All that a command sees of the outside besides the files: made once by `main`, by tests as they
/// need it.
///
/// @param workingFolder absolute
/// @param clock read only where `--now` is not given
public record Surroundings(
    Path workingFolder,
    Map<String, String> environment,
    InputStream in,
    Console console,
    Clock clock) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The file that the user means by what they typed.
  public Path file(String typed) {
    return workingFolder.resolve(typed).normalize();
  }

  /// A path as messages show it: relative to the working folder where it lies below it.
  public String shown(Path path) {
    return path.startsWith(workingFolder) && !path.equals(workingFolder)
        ? workingFolder.relativize(path).toString()
        : path.toString();
  }
}
