package dev.lockstep.bench;

import dev.lockstep.conformance.rego.TrivyBuiltins;
import dev.lockstep.rego.EvaluationOptions;
import dev.lockstep.rego.Policy;
import dev.lockstep.rego.PolicyCompiler;
import dev.lockstep.rego.Query;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What all checks of a checkout of trivy-checks cost over one document, in one evaluation, beside
/// the sum of the ten of them that cost most alone. CPU microseconds; the goal is a factor of
/// three.
final class ManyChecks implements Benchmark {
  private static final int COSTLIEST = 10;
  private static final double WARM_UP_SECONDS = 15;
  private static final double SECONDS = 3;
  private static final double SECONDS_FOR_EACH = 0.03;
  private static final int CANDIDATES = 40;
  private static final double SECONDS_FOR_CANDIDATES = 0.3;

  /// A workload of Kubernetes, to which about a third of the checks apply.
  private static final String DOCUMENT =
      """
      {"apiVersion": "apps/v1", "kind": "Deployment",
       "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web", "tier": "front"}},
       "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {
        "metadata": {"labels": {"app": "web"}},
        "spec": {"serviceAccountName": "web", "hostNetwork": false,
         "securityContext": {"runAsNonRoot": true, "fsGroup": 2000},
         "volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "conf", "configMap": {"name": "web"}}],
         "initContainers": [{"name": "migrate", "image": "example.com/shop/migrate:1.4.2",
          "command": ["migrate", "up"], "resources": {"limits": {"cpu": "1", "memory": "64Mi"}}}],
         "containers": [
          {"name": "web", "image": "example.com/shop/web:1.4.2", "ports": [{"containerPort": 8080}],
           "env": [{"name": "LEVEL", "value": "info"}],
           "securityContext": {"readOnlyRootFilesystem": true, "runAsUser": 10001,
            "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}},
           "resources": {"limits": {"cpu": "1", "memory": "256Mi"},
            "requests": {"cpu": "100m", "memory": "128Mi"}},
           "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}]},
          {"name": "proxy", "image": "example.com/mesh/proxy", "args": ["--port", "15001"],
           "ports": [{"containerPort": 15001, "hostPort": 15001}],
           "securityContext": {"privileged": true, "capabilities": {"add": ["NET_ADMIN"]}}},
          {"name": "logs", "image": "registry.example.org/logs:latest",
           "resources": {"limits": {"memory": "64Mi"}},
           "volumeMounts": [{"name": "conf", "mountPath": "/etc/logs"}]}]}}}}
      """;

  @Override
  public String name() {
    return "rego-many-checks";
  }

  @Override
  public void run(List<Path> checkouts, Bench bench) throws IOException {
    for (Path checkout : checkouts) {
      measure(checkout, bench);
    }
  }

  private static void measure(Path checkout, Bench bench) throws IOException {
    PolicyCompiler compiler = new PolicyCompiler().builtins(TrivyBuiltins.ALL);
    List<String> checks = new ArrayList<>();
    try {
      for (String folder : List.of("lib", "checks")) {
        for (Path file : modules(checkout.resolve(folder))) {
          String source = Files.readString(file);
          compiler.module(file.toString(), source);
          Module module = RegoParser.module(file.toString(), source, RegoVersion.V1);
          if (folder.equals("checks")) {
            checks.add(module.path() + ".deny");
          }
        }
      }
      Policy policy = compiler.compile();
      EvaluationOptions options = EvaluationOptions.DEFAULT.withInput(document());
      List<String> denied = checks.stream().distinct().sorted().toList();
      Query all = policy.prepare(allOf(denied));
      microseconds(all, options, WARM_UP_SECONDS);
      double together = microseconds(all, options, SECONDS);
      List<Alone> alone = new ArrayList<>();
      for (String check : denied) {
        Query one = policy.prepare(allOf(List.of(check)));
        alone.add(new Alone(check, one, microseconds(one, options, SECONDS_FOR_EACH)));
      }
      List<Alone> costliest = new ArrayList<>();
      for (Alone one : mostCostly(alone, CANDIDATES)) {
        microseconds(one.query, options, SECONDS_FOR_CANDIDATES);
        double again = microseconds(one.query, options, SECONDS_FOR_CANDIDATES);
        costliest.add(new Alone(one.check, one.query, again));
      }
      row(denied.size(), together, mostCostly(costliest, COSTLIEST), bench);
    } catch (RegoErrors e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// What a check costs that is asked alone.
  private record Alone(String check, Query query, double microseconds) {}

  private static List<Alone> mostCostly(List<Alone> all, int count) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Alone::microseconds).reversed())
        .limit(count)
        .toList();
  }

  private static void row(int checks, double together, List<Alone> ten, Bench bench) {
    String detail =
        ten.stream()
            .map(one -> one.check + " " + Math.round(one.microseconds))
            .collect(Collectors.joining(", "));
    double sum = ten.stream().mapToDouble(Alone::microseconds).sum();
    bench.row(checks + " checks", together, "the ten costliest", sum, "CPU us; " + detail);
  }

  /// One query for what `checks` say, whether they are defined or not.
  private static String allOf(List<String> checks) {
    return checks.stream()
        .map(check -> "[x | x := " + check + "]")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static List<Path> modules(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".rego"))
          .filter(file -> !file.toString().endsWith("_test.rego"))
          .sorted()
          .toList();
    }
  }

  private static Value document() throws IOException {
    try {
      return JsonReader.read(DOCUMENT);
    } catch (MalformedDocument e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static double microseconds(Query query, EvaluationOptions options, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long wallEnd = System.nanoTime() + (long) (seconds * 1e9);
    long start = threads.getCurrentThreadCpuTime();
    long count = 0;
    do {
      if (query.value(options).isEmpty()) {
        throw new IllegalStateException("the checks have no answer");
      }
      count++;
    } while (System.nanoTime() < wallEnd);
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / count;
  }
}
