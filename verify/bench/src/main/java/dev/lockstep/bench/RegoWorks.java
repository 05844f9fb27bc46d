package dev.lockstep.bench;

import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rego, one prepared query again and again on one thread, beside Open Policy Agent and Regorus:
/// CPU
/// microseconds of an evaluation, query, input and data parsed before, the result walked through.
///
/// A work is a folder with `policy.rego`, `query.txt` and, where there are any, `data.json`,
/// `input.json` and the expected `result.json`; without the last, what Open Policy Agent answers is
/// expected.
final class RegoWorks implements Benchmark {
  private static final double WARM_UP_SECONDS = 5;
  private static final double SECONDS = 3;

  @Override
  public String name() {
    return "rego";
  }

  @Override
  public void run(List<Path> works, Bench bench) throws IOException, InterruptedException {
    RegoPeers peers = new RegoPeers(new Peers(System.getenv()));
    for (Path folder : works) {
      try (Stream<Path> listed = Files.list(folder)) {
        for (Path work : listed.filter(Files::isDirectory).sorted().toList()) {
          measure(work, peers, bench);
        }
      }
    }
  }

  private static void measure(Path work, RegoPeers peers, Bench bench)
      throws IOException, InterruptedException {
    Value expected = expected(work, peers);
    RegoPeers.Run opa = peers.opa(work);
    RegoPeers.Run regorus = peers.regorus(work, WARM_UP_SECONDS, SECONDS);
    double ours = ours(work, expected);
    boolean opaIsBest = opa.microseconds() <= regorus.microseconds();
    RegoPeers.Run best = opaIsBest ? opa : regorus;
    bench.row(
        work.getFileName().toString(),
        ours,
        opaIsBest ? "opa" : "regorus",
        best.microseconds(),
        String.format(
            Locale.ROOT,
            "CPU us; opa %.0f, regorus %.0f",
            opa.microseconds(),
            regorus.microseconds()));
  }

  private static Value expected(Path work, RegoPeers peers)
      throws IOException, InterruptedException {
    Path result = work.resolve("result.json");
    return Files.exists(result) ? json(result) : peers.answer(work);
  }

  private static double ours(Path work, Value expected) throws IOException {
    Query query = query(work);
    EvaluationOptions options = EvaluationOptions.DEFAULT;
    if (Files.exists(work.resolve("data.json"))) {
      options = options.withData(json(work.resolve("data.json")));
    }
    if (Files.exists(work.resolve("input.json"))) {
      options = options.withInput(json(work.resolve("input.json")));
    }
    if (!expected.equals(answer(query, options))) {
      throw new IllegalStateException(work + ": the answer is not the expected one");
    }
    microseconds(query, options, WARM_UP_SECONDS);
    return microseconds(query, options, SECONDS);
  }

  private static Query query(Path work) throws IOException {
    try {
      return new PolicyCompiler()
          .module("policy.rego", Files.readString(work.resolve("policy.rego")))
          .compile()
          .prepare(Files.readString(work.resolve("query.txt")).strip());
    } catch (RegoErrors e) {
      throw new IllegalStateException(work + " does not compile", e);
    }
  }

  /// As JSON has it: sets are arrays there.
  private static @Nullable Value answer(Query query, EvaluationOptions options) throws IOException {
    Optional<Value> answer = query.value(options);
    return answer.isEmpty() ? null : parse(JsonWriter.write(answer.get()));
  }

  private static double microseconds(Query query, EvaluationOptions options, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long wallEnd = System.nanoTime() + (long) (seconds * 1e9);
    long start = threads.getCurrentThreadCpuTime();
    long count = 0;
    do {
      if (walked(query.value(options).orElse(null)) == 0) {
        throw new IllegalStateException("the query lost its answer");
      }
      count++;
    } while (System.nanoTime() < wallEnd);
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / count;
  }

  /// Goes through all of `value` in its order, so that nothing of it is left to be made; gives how
  /// many values there are.
  private static long walked(@Nullable Value value) {
    long count = value == null ? 0 : 1;
    switch (value) {
      case ArrayValue array -> {
        for (Value element : array) {
          count += walked(element);
        }
      }
      case SetValue set -> {
        for (Value element : set) {
          count += walked(element);
        }
      }
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          count += walked(object.key(i)) + walked(object.value(i));
        }
      }
      case null, default -> {}
    }
    return count;
  }

  private static Value json(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  private static Value parse(String text) throws IOException {
    try {
      return JsonReader.read(text);
    } catch (MalformedDocument e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
