package dev.lockstep.conformance;

import dev.lockstep.conformance.rego.GatekeeperLibrary;
import dev.lockstep.conformance.rego.OpaCases;
import dev.lockstep.conformance.rego.OpaFmt;
import dev.lockstep.conformance.rego.TrivyChecks;
import dev.lockstep.conformance.rego.differential.OpaDifferential;
import dev.lockstep.conformance.rego.differential.PartialEvaluations;
import dev.lockstep.conformance.rego.poutine.Poutine;
import dev.lockstep.conformance.sast.CweBenchJava;
import dev.lockstep.conformance.sast.OpengrepPatterns;
import dev.lockstep.conformance.sast.OwaspBenchmark;
import dev.lockstep.conformance.sast.SameReports;
import dev.lockstep.conformance.sast.SemgrepRules;
import dev.lockstep.conformance.sca.LockGraph;
import dev.lockstep.conformance.sca.MavenGraphs;
import dev.lockstep.conformance.sca.OsvSelf;
import dev.lockstep.conformance.sca.PeerComponents;
import dev.lockstep.conformance.sca.PurlTests;
import dev.lockstep.conformance.sca.VersionOrders;
import dev.lockstep.conformance.secrets.CredData;
import dev.lockstep.conformance.secrets.GitleaksConfigs;
import dev.lockstep.conformance.secrets.GitleaksDifferential;
import dev.lockstep.conformance.secrets.GitleaksSamples;
import dev.lockstep.conformance.secrets.KingfisherExamples;
import dev.lockstep.conformance.secrets.Lineage;
import dev.lockstep.conformance.source.ParseGo;
import dev.lockstep.conformance.source.ParseHcl;
import dev.lockstep.conformance.source.ParseJava;
import dev.lockstep.conformance.source.ParseJavaScript;
import dev.lockstep.conformance.source.ParsePython;
import dev.lockstep.conformance.source.ParseTypeScript;
import dev.lockstep.rego.syntax.RegoVersion;
import java.util.List;
import java.util.Optional;

/// The suites there are.
final class Suites {
  private static final List<Suite> ALL =
      List.of(
          new GitleaksSamples(),
          new GitleaksConfigs(),
          new KingfisherExamples(),
          new CredData(),
          new OpaCases("opa-v1", RegoVersion.V1),
          new OpaCases("opa-v0", RegoVersion.V0),
          new OpaDifferential(),
          new PartialEvaluations(),
          new OpaFmt(),
          new TrivyChecks(),
          new GatekeeperLibrary(),
          new Poutine(),
          new LockGraph(),
          new MavenGraphs(),
          new PeerComponents(),
          new PurlTests(),
          new VersionOrders(),
          new OsvSelf(),
          new SemgrepRules(),
          new OpengrepPatterns(),
          new OwaspBenchmark("benchmark-java"),
          new OwaspBenchmark("benchmark-python"),
          new CweBenchJava("cwe-bench-java", List.of()),
          new CweBenchJava("cwe-bench-java-audit", List.of("--rules", "audit")),
          new SameReports(),
          new ParseJava(),
          new ParseTypeScript(),
          new ParseJavaScript(),
          new ParsePython(),
          new ParseGo(),
          new ParseHcl(),
          new GitleaksDifferential(),
          new Lineage());

  private Suites() {}

  static Optional<Suite> named(String name) {
    return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Suite::name).sorted().toList();
  }
}
