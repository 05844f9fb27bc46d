package dev.lockstep.conformance.rego.differential;

import dev.lockstep.conformance.Results;
import dev.lockstep.conformance.Suite;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.eval.EvaluationError;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random policies, each decided by us and by the program of Open Policy Agent, whose path is that
/// of the suite. Results must have the same text; where there is none, the codes of the errors are
/// compared. The seed and the number of policies are in the system properties
/// `lockstep.differential.seed` and `lockstep.differential.count`.
public final class OpaDifferential implements Suite {
  private static final int BATCH = 64;
  private static final long MAX_STEPS = 20_000_000L;

  @Override
  public String name() {
    return "opa-differential";
  }

  /// A policy and what it is asked with.
  private record Case(String name, String module) {}

  /// A document, or the code of what went wrong.
  private record Outcome(@Nullable Value value, String code) {
    String told() {
      return value == null ? code : value.toString();
    }
  }

  @Override
  public void run(Path opa, Predicate<String> inPart, Results results) throws IOException {
    long seed = Long.getLong("lockstep.differential.seed", 20_261_127L);
    int count = Integer.getInteger("lockstep.differential.count", 10_240);
    RandomPolicies policies = new RandomPolicies(seed);
    Path folder = Files.createTempDirectory("opa-differential");
    try {
      for (int done = 0; done < count; done += BATCH) {
        String input = policies.input();
        List<Case> cases = new ArrayList<>();
        for (int i = done; i < Math.min(done + BATCH, count); i++) {
          String name = "c" + i;
          cases.add(new Case(name, policies.module("gen." + name)));
        }
        judge(cases, input, new Peer(opa, folder), results);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void judge(List<Case> cases, String input, Peer peer, Results results)
      throws IOException {
    ObjectValue all = peer.documents(cases, input);
    if (all == null && cases.size() > 1) {
      int half = cases.size() / 2;
      judge(cases.subList(0, half), input, peer, results);
      judge(cases.subList(half, cases.size()), input, peer, results);
      return;
    }
    for (Case one : cases) {
      Outcome expected =
          all == null
              ? new Outcome(null, peer.lastCode)
              : new Outcome(all.get(StringValue.of(one.name)), "undefined");
      Outcome actual = outcome(one, input);
      if (expected.told().equals(actual.told())) {
        results.pass(one.name);
      } else {
        results.fail(
            one.name,
            "wanted "
                + expected.told()
                + (all == null ? " " + peer.lastError : "")
                + ", got "
                + actual.told());
        results.say("input " + input + "\n" + one.module);
      }
    }
  }

  private static Outcome outcome(Case one, String input) throws IOException {
    try {
      Value value =
          new PolicyCompiler()
              .module("p.rego", one.module)
              .compile()
              .prepare("data.gen." + one.name)
              .value(
                  EvaluationOptions.DEFAULT
                      .withInput(JsonReader.read(input))
                      .withMaxSteps(MAX_STEPS))
              .orElse(null);
      return new Outcome(
          value == null ? null : JsonReader.read(JsonWriter.write(value)), "undefined");
    } catch (RegoErrors e) {
      return new Outcome(null, e.errors().getFirst().code());
    } catch (EvaluationError e) {
      return new Outcome(null, e.code());
    } catch (MalformedDocument e) {
      throw new IOException(one.module, e);
    }
  }

  /// The program beside us.
  private static final class Peer {
    private final Path program;
    private final Path folder;
    private String lastCode = "";
    private String lastError = "";

    Peer(Path program, Path folder) {
      this.program = program;
      this.folder = folder;
    }

    /// The documents of `cases` by their names, or null where one of them is in error.
    @Nullable ObjectValue documents(List<Case> cases, String input) throws IOException {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(program.toString(), "eval", "--format", "json", "--input"));
      command.add(Files.writeString(folder.resolve("input.json"), input).toString());
      for (Case one : cases) {
        Path file = folder.resolve(one.name + ".rego");
        command.addAll(List.of("--data", Files.writeString(file, one.module).toString()));
      }
      command.add("data.gen");
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      try {
        return result(JsonReader.read(out));
      } catch (MalformedDocument e) {
        throw new IOException(out, e);
      }
    }

    private @Nullable ObjectValue result(Value report) {
      Value errors = at(report, "errors");
      if (errors instanceof ArrayValue list && list.size() > 0) {
        lastCode = at(list.get(0), "code") instanceof StringValue code ? code.text() : "no code";
        lastError = list.get(0).toString();
        return null;
      }
      if (at(report, "result") instanceof ArrayValue rows
          && at(rows.get(0), "expressions") instanceof ArrayValue expressions
          && at(expressions.get(0), "value") instanceof ObjectValue documents) {
        return documents;
      }
      return ObjectValue.of(new TreeMap<>());
    }

    private static @Nullable Value at(Value value, String key) {
      return value instanceof ObjectValue object ? object.get(key) : null;
    }
  }
}
