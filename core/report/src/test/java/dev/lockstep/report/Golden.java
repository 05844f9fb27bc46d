package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares what is written with a file beside the tests. `-Dlockstep.golden=write` writes the
/// files anew, for a look at the difference before it is committed.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/lockstep/report");

  private Golden() {}

  static String written(ReportWriter writer, Report report, ReportOptions options)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(report, options, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static void assertEqualsFile(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("lockstep.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file), actual, () -> "differs from " + file);
  }
}
