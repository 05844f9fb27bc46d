package dev.lockstep.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program run to its end, and what it wrote to standard output.
///
/// @param code what it ended with
@SuppressWarnings("ArrayRecordComponent") // never compared by itself
public record Command(int code, byte[] output) {

  public static Command run(Path folder, List<String> argv) throws IOException {
    return run(folder, argv, Map.of());
  }

  private static Command run(Path folder, List<String> argv, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    try {
      return new Command(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + argv.getFirst() + " ran", e);
    }
  }

  /// Our own command line, in a Java of its own.
  public static Command lockstep(Path folder, List<String> arguments) throws IOException {
    return lockstep(folder, arguments, Map.of());
  }

  /// The same, with variables in its environment.
  public static Command lockstep(
      Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lockstep.cli.Main"));
    argv.addAll(arguments);
    return run(folder, argv, environment);
  }
}
