package dev.lockstep.bench;

import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The other evaluators of Rego: Open Policy Agent by its own `bench`, Regorus by a loop around its
/// crate.
final class RegoPeers {
  private final Path opa;
  private final Path regorus;

  RegoPeers(Peers peers) throws IOException, InterruptedException {
    this.opa = peers.opa();
    this.regorus =
        peers.rustProgram(
            "lockstep-bench-regorus", resource("Cargo.toml.txt"), resource("main.rs.txt"));
  }

  /// What one evaluation costs.
  record Run(double microseconds) {}

  /// On one processor, so that the wall time is the CPU time, the collector's included.
  Run opa(Path work) throws IOException, InterruptedException {
    List<String> command = opaCommand(work, "bench");
    command.addAll(List.of("--benchmem=false", "--format", "json", "--count", "1"));
    ObjectValue report = object(run(command));
    Value nanoseconds = report.get("T");
    Value count = report.get("N");
    if (nanoseconds == null || count == null) {
      throw new PeerMissing("opa bench says no time: " + report);
    }
    return new Run(
        Double.parseDouble(nanoseconds.toString()) / Double.parseDouble(count.toString()) / 1e3);
  }

  Run regorus(Path work, double warmUpSeconds, double seconds)
      throws IOException, InterruptedException {
    String out =
        run(
            List.of(
                regorus.toString(),
                work.toString(),
                Double.toString(warmUpSeconds),
                Double.toString(seconds)));
    return new Run(Double.parseDouble(out.lines().findFirst().orElseThrow()));
  }

  /// What Open Policy Agent answers.
  Value answer(Path work) throws IOException, InterruptedException {
    List<String> command = opaCommand(work, "eval");
    command.addAll(List.of("--format", "raw"));
    return value(run(command));
  }

  private List<String> opaCommand(Path work, String verb) throws IOException {
    List<String> command = new ArrayList<>(List.of(opa.toString(), verb));
    command.addAll(List.of("--data", work.resolve("policy.rego").toString()));
    if (Files.exists(work.resolve("data.json"))) {
      command.addAll(List.of("--data", work.resolve("data.json").toString()));
    }
    if (Files.exists(work.resolve("input.json"))) {
      command.addAll(List.of("--input", work.resolve("input.json").toString()));
    }
    command.add(Files.readString(work.resolve("query.txt")).strip());
    return command;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GOMAXPROCS", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new PeerMissing(String.join(" ", command) + " ended with " + process.exitValue());
    }
    return out;
  }

  private static ObjectValue object(String text) throws IOException {
    if (value(text) instanceof ObjectValue object) {
      return object;
    }
    throw new IOException("not an object: " + text);
  }

  private static Value value(String text) throws IOException {
    try {
      return JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RegoPeers.class.getResourceAsStream("regorus/" + name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
