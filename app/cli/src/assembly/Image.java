import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes the folder that the archive holds: a linked runtime, the program, and its caches of
/// loaded classes. Run by the build as a source file.
final class Image {
  private static final String MODULES = "java.base,java.logging,java.xml,jdk.httpserver,jdk.unsupported,jdk.zipfs";

  private Image() {}

  /// @param words the build's folder, and the time that the archive gives every file: Java refuses
  ///     a
  ///     cache whose jar has another one
  public static void main(String[] words) throws IOException, InterruptedException {
    if (Runtime.version().feature() < 25) {
      throw new IOException("run Maven on JDK 25 for -Pdist: set JAVA_HOME");
    }
    Path target = Path.of(words[0]);
    Path image = target.resolve("image");
    Path runtime = image.resolve("runtime");
    delete(runtime);
    run(
        tool("jlink"),
        "--add-modules",
        MODULES,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--generate-cds-archive",
        "--output",
        runtime.toString());
    Path lib = Files.createDirectories(image.resolve("lib"));
    Path jar = lib.resolve("lockstep.jar");
    Files.copy(target.resolve("lockstep.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse(words[1])));
    for (String load : List.of("answer", "scan", "components", "policy")) {
      run(
          runtime.resolve("bin/java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTRecordTraining",
          "-XX:AOTCacheOutput=" + lib.resolve(load + ".aot"),
          "-cp",
          jar.toString(),
          "dev.lockstep.cli.training.Training",
          load);
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(new ArrayList<>(List.of(words))).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " ended with " + process.exitValue());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
