package dev.lockstep.conformance.rego;

import dev.lockstep.conformance.MissingPeer;
import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.rego.format.RegoFormat;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The Rego files below a folder, each laid out by us and by `opa fmt`: the same text, and laid out
/// again the same.
public final class OpaFmt implements Suite {
  @Override
  public String name() {
    return "opa-fmt";
  }

  @Override
  public void run(Path folder, Predicate<String> inPart, Results results) throws IOException {
    Path opa = program(System.getenv());
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".rego")).sorted().toList();
    }
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        judge(opa, file, folder.relativize(file).toString(), results);
      }
    }
  }

  private static void judge(Path opa, Path file, String name, Results results) throws IOException {
    RegoVersion version = RegoVersion.V1;
    String wanted = output(List.of(opa.toString(), "fmt", file.toString()));
    if (wanted == null) {
      version = RegoVersion.V0;
      wanted = output(List.of(opa.toString(), "fmt", "--v0-compatible", file.toString()));
    }
    if (wanted == null) {
      results.unsupported("what opa cannot read");
      return;
    }
    try {
      String laidOut = RegoFormat.of(name, Files.readString(file), version);
      if (!laidOut.equals(wanted)) {
        results.fail(name, firstDifference(wanted, laidOut));
      } else if (!RegoFormat.of(name, laidOut, version).equals(laidOut)) {
        results.fail(name, "laid out again it is another text");
      } else {
        results.pass(name);
      }
    } catch (RegoErrors e) {
      results.fail(name, e.toString());
    }
  }

  private static String firstDifference(String wanted, String laidOut) {
    List<String> there = wanted.lines().toList();
    List<String> here = laidOut.lines().toList();
    int row = 0;
    while (row < Math.min(there.size(), here.size()) && there.get(row).equals(here.get(row))) {
      row++;
    }
    return "line "
        + (row + 1)
        + ": wanted <"
        + (row < there.size() ? there.get(row) : "")
        + ">, got <"
        + (row < here.size() ? here.get(row) : "")
        + ">";
  }

  private static @Nullable String output(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return process.waitFor() == 0 ? out : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opa runs", e);
    }
  }

  private static Path program(Map<String, String> environment) throws IOException {
    String home = environment.getOrDefault("HOME", ".") + "/.cache";
    Path program =
        Path.of(environment.getOrDefault("XDG_CACHE_HOME", home), "lockstep", "peers", "opa");
    if (!Files.isExecutable(program)) {
      throw new MissingPeer("go install github.com/open-policy-agent/opa@v1.22.2 into " + program);
    }
    return program;
  }
}
