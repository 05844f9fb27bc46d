package dev.lockstep.cli.scan;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A PATH of the command line.
///
/// @param given as typed
/// @param path absolute
/// @param shown what stands before paths below it in reports: relative to the working folder where
///     it lies below it, empty for the working folder itself, else as given
public record Operand(String given, Path path, String shown) {

  /// @throws CommandFailure of usage where nothing is there
  public static Operand of(String given, Surroundings surroundings) {
    Path path = surroundings.file(given);
    if (given.isEmpty() || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      String message = "there is no file or folder " + given;
      throw given.contains("://")
          ? CommandFailure.usage(message, "clone it first, then scan its folder")
          : CommandFailure.usage(message);
    }
    return new Operand(given, path, shown(given, path, surroundings.workingFolder()));
  }

  private static String shown(String given, Path path, Path workingFolder) {
    if (path.startsWith(workingFolder)) {
      return slashed(workingFolder.relativize(path).toString());
    }
    String text = slashed(given);
    while (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }

  private static String slashed(String path) {
    return java.io.File.separatorChar == '/' ? path : path.replace('\\', '/');
  }

  /// The path that gitleaks writes for one of the report: the operand, cleaned, joined with the
  /// path below it.
  public String gitleaksPath(String reported) {
    String cleaned = slashed(Path.of(given).normalize().toString());
    if (shown.isEmpty()) {
      return cleaned.isEmpty() ? reported : cleaned + "/" + reported;
    }
    return cleaned + reported.substring(shown.length());
  }

  /// Whether a path of the report lies in this operand.
  public boolean holds(String reported) {
    return shown.isEmpty()
        || reported.equals(shown)
        || reported.startsWith(shown.endsWith("/") ? shown : shown + "/")
        || reported.startsWith(shown + "!/");
  }
}
