package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// `policy test` beside `opa test` on a checkout of Trivy's checks, without and with the compiled
/// policies of an earlier process, and `policy eval` of a small policy beside `opa eval`.
///
/// The checks call six built-ins that only their host has. Both programs are given a copy in which
/// these are functions of a module of their own, so both run the same tests; the rows say how many
/// of them pass.
final class PolicyTestRuns implements Benchmark {
  private static final List<String> FOLDERS = List.of("lib", "checks", "examples");

  /// What a call of the host becomes.
  private static final Map<String, String> CALLS = new LinkedHashMap<>();

  static {
    CALLS.put("\\bresult\\.new\\(", "data.host.result_new(");
    CALLS.put("(?<=[ \t(])isManaged\\(", "data.host.is_managed(");
    CALLS.put("\\bcidr\\.is_public\\(", "data.host.is_public(");
    CALLS.put("\\bcidr\\.count_addresses\\(", "data.host.addresses(");
    CALLS.put("\\bsquealer\\.scan_string\\(", "data.host.secrets(");
    CALLS.put("\\bsh\\.parse_commands\\(", "data.host.commands(");
  }

  private static final String HOST =
      """
      package host

      result_new(message, cause) := object.union(place(cause), {"msg": message})

      place(cause) := cause.__defsec_metadata if cause.__defsec_metadata

      else := cause if is_object(cause)

      else := {}

      is_managed(cause) := object.get(place(cause), "managed", true)

      private := ["10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "::1/128"]

      is_public(range) := false if {
      	some block in private
      	net.cidr_contains(block, range)
      }

      else := true

      addresses(range) := bits.lsh(1, 32 - to_number(split(range, "/")[1])) if {
      	contains(range, "/")
      	not contains(range, ":")
      }

      else := 18446744073709551615

      secrets(text) := {
      	"transgressionFound": regex.match(`(?is)AKIA|PRIVATE KEY|(password|secret|token|api_key).*=`, text),
      	"description": "",
      }

      commands(text) := [regex.split(`\\s+`, trim_space(command)) |
      	some command in regex.split(`&&|;|\\||\\n`, text)
      ]
      """;

  private static final String SMALL = "package app\n\nallow if input.user in data.admins\n";

  @Override
  public String name() {
    return "policy-tests";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException, InterruptedException {
    if (works.size() != 1) {
      throw new PeerMissing("policy-tests needs one checkout of trivy-checks");
    }
    Path opa = new Peers(System.getenv()).opa();
    Path scratch = Files.createTempDirectory("lockstep-bench");
    Lockstep lockstep = new Lockstep(Lockstep.home(), scratch.resolve("cache"));
    Path copy = Files.createDirectories(scratch.resolve("checks"));
    for (String folder : FOLDERS) {
      copy(works.getFirst().resolve(folder), copy.resolve(folder));
    }
    Files.writeString(copy.resolve("host.rego"), HOST);
    Command peer = Command.of(copy, List.of(opa.toString(), "test", "."));
    Command cold = lockstep.cold(copy, "policy", "test", ".");
    Command warm = lockstep.warm(copy, "policy", "test", ".");
    String passed = passed(warm) + ", opa " + passed(peer);
    List<Cost> costs = new Stopwatch(5, 1).race(List.of(cold, warm, peer));
    row("trivy-checks, cold", costs.get(0), costs.get(2), passed, bench);
    row("trivy-checks, again", costs.get(1), costs.get(2), passed, bench);
    small(lockstep, opa, scratch, bench);
    Lockstep.delete(scratch);
  }

  private static void small(Lockstep lockstep, Path opa, Path scratch, Bench bench)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(scratch.resolve("small"));
    Files.writeString(folder.resolve("p.rego"), SMALL);
    Files.writeString(folder.resolve("data.json"), "{\"admins\": [\"ann\"]}");
    Files.writeString(folder.resolve("input.json"), "{\"user\": \"ann\"}");
    String[] words = {
      "eval", "-d", "p.rego", "-d", "data.json", "-i", "input.json", "data.app.allow"
    };
    List<String> ours = Stream.concat(Stream.of("policy"), Stream.of(words)).toList();
    List<String> theirs = Stream.concat(Stream.of(opa.toString()), Stream.of(words)).toList();
    List<Cost> costs =
        new Stopwatch(15, 2)
            .race(
                List.of(
                    lockstep.cold(folder, ours.toArray(String[]::new)),
                    Command.of(folder, theirs)));
    row("eval of a small policy", costs.get(0), costs.get(1), "", bench);
  }

  private static void row(String work, Cost ours, Cost peer, String more, Bench bench) {
    String detail =
        String.format(
            Locale.ROOT,
            "CPU s; wall %.2f / %.2f s, peak %.0f / %.0f MiB",
            ours.wallSeconds(),
            peer.wallSeconds(),
            ours.peakMebibytes(),
            peer.peakMebibytes());
    bench.row(
        work,
        ours.cpuSeconds(),
        "opa",
        peer.cpuSeconds(),
        detail + (more.isEmpty() ? "" : "; passed: " + more));
  }

  /// The last line of a run: how many tests pass.
  private static String passed(Command command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command.argv())
            .directory(command.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    return lines.stream()
        .filter(line -> line.startsWith("PASS: "))
        .reduce((_, last) -> last)
        .map(line -> line.substring("PASS: ".length()))
        .orElse("none");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".rego")).toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> call : CALLS.entrySet()) {
          text = text.replaceAll(call.getKey(), call.getValue());
        }
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
      }
    }
  }
}
