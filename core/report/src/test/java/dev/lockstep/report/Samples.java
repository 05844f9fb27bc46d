package dev.lockstep.report;

import dev.lockstep.model.Component;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Coverage;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Fix;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reports to write.
final class Samples {

  private Samples() {}

  static final Fingerprint PASSWORD = fingerprint("7Q2K9X4M");
  static final Fingerprint TOKEN = fingerprint("B5T1ZC0R");
  static final Fingerprint LOG4J = fingerprint("M00NSH0T");
  static final Fingerprint INJECTION = fingerprint("SQ1NJ3CT");
  static final Fingerprint BUCKET = fingerprint("PVB11CBT");
  static final Fingerprint EXAMPLE = fingerprint("EXAMP1E0");

  /// A finding of every kind, a marked one, problems of both weights.
  static Report full() {
    return new Report(
        Report.SCHEMA,
        "0.1.0",
        List.of("."),
        List.of(
            rule("hardcoded-database-password", Kind.SECRETS, "Database password", Severity.HIGH),
            rule("github-token", Kind.SECRETS, "GitHub token", Severity.CRITICAL),
            rule("CVE-2021-44228", Kind.SCA, "Remote code execution in Log4j", Severity.HIGH),
            rule("sql-injection", Kind.SAST, "SQL injection", Severity.MEDIUM),
            rule("public-bucket", Kind.IAC, "Bucket open to everybody", Severity.LOW)),
        List.of(password(), token(), log4j(), injection(), bucket(), example()),
        List.of(component("kafka-client", "2.1"), component("log4j-core", "2.14.1")),
        List.of(
            Problem.incomplete(
                "archive-too-deep", "lib/deep.zip!/a.zip", "nested deeper than 8 archives"),
            Problem.notice("binary-without-text", "logo.png", "no readable strings in it")),
        new Coverage(
            List.of(Kind.SECRETS, Kind.SAST, Kind.SCA, Kind.IAC),
            1204,
            5_300_000,
            1,
            new TreeMap<>(Map.of("git-ignored", 3120L, "excluded", 12L)),
            2),
        new Verdict(
            Verdict.Outcome.BLOCK,
            "default",
            List.of(
                new Verdict.Reason(
                    Verdict.Outcome.BLOCK,
                    "default",
                    "high and critical, with confidence medium or better",
                    List.of(PASSWORD, TOKEN, LOG4J),
                    "mend the three findings, or waive them with a reason"))));
  }

  static Report of(List<Rule> rules, List<Finding> findings, Verdict verdict) {
    return new Report(
        Report.SCHEMA,
        "0.1.0",
        List.of("."),
        rules,
        findings,
        List.of(),
        List.of(),
        new Coverage(List.of(Kind.SECRETS), 3, 300, 0, new TreeMap<>(), 0),
        verdict);
  }

  static Report clean() {
    return of(List.of(), List.of(), new Verdict(Verdict.Outcome.PASS, "default", List.of()));
  }

  /// One finding, all of whose texts are what somebody hostile would write.
  static Report hostile(String text) {
    Location place =
        new Location(
            "src/" + text + ".txt",
            new Region(1, 1, 1, 5, 0, 4),
            new Excerpt(1, List.of(text, text), 0, 0, 4),
            new Provenance("4c1f09e", text, text, Instant.EPOCH, text, true, List.of(text), text));
    Finding finding =
        new Finding(
            PASSWORD,
            new RuleId("r" + text),
            Kind.SECRETS,
            Severity.HIGH,
            Confidence.HIGH,
            text,
            List.of(place, Location.of("z/" + text, new Region(2, 1, 2, 2, 9, 1))),
            2,
            new Detail.Secret(text, null, 3.5, List.of(text), text),
            text,
            List.of(new Fix(text, List.of(new Fix.Edit(text, new Region(1, 1, 1, 2, 0, 1), text)))),
            List.of(text),
            List.of());
    Rule rule =
        new Rule(
            new RuleId("r" + text),
            Kind.SECRETS,
            text,
            text,
            Severity.HIGH,
            Confidence.HIGH,
            text,
            List.of(text),
            List.of(text));
    Finding marked =
        finding(TOKEN, "r" + text, Kind.SECRETS, Severity.LOW, text, List.of(place), codeOf(place))
            .with(new Mark(Mark.Type.WAIVER, text, text));
    return new Report(
        Report.SCHEMA,
        text,
        List.of(text),
        List.of(rule),
        List.of(finding, marked),
        List.of(),
        List.of(Problem.incomplete(text, text, text)),
        new Coverage(List.of(Kind.SECRETS), 1, 1, 1, new TreeMap<>(Map.of(text, 1L)), 0),
        new Verdict(
            Verdict.Outcome.BLOCK,
            text,
            List.of(
                new Verdict.Reason(Verdict.Outcome.BLOCK, text, text, List.of(PASSWORD), text))));
  }

  private static Detail codeOf(Location place) {
    return new Detail.Code(
        List.of(new Detail.Step(place, "here")),
        List.of(List.of(new Detail.Step(place, "there"), new Detail.Step(place, "here"))));
  }

  static Finding password() {
    Location first =
        new Location(
            "src/main/resources/db.properties",
            new Region(7, 13, 7, 27, 101, 14),
            new Excerpt(6, List.of("db.user=orders", "db.password=Xk••••••••••3f"), 1, 12, 14),
            new Provenance(
                "4c1f09e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2",
                "Ann Example",
                "ann@example.org",
                Instant.parse("2025-03-02T10:15:30Z"),
                "Add the orders database",
                true,
                List.of("refs/heads/main"),
                "https://github.com/example/orders/commit/4c1f09e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2"));
    return new Finding(
        PASSWORD,
        new RuleId("hardcoded-database-password"),
        Kind.SECRETS,
        Severity.HIGH,
        Confidence.HIGH,
        "password of a PostgreSQL connection",
        List.of(first),
        1,
        new Detail.Secret("Xk••••••••••3f", "9f86d081884c7d65", 3.25, List.of(), null),
        "rotate it first, then read it from the environment",
        List.of(),
        List.of(),
        List.of());
  }

  static Finding token() {
    Location first =
        new Location(
            ".github/workflows/release.yml",
            new Region(31, 24, 31, 64, 900, 40),
            new Excerpt(
                30,
                List.of(
                    "      env:", "        GITHUB_TOKEN: ghp_••••••••••••••••••••••••••••••••zX9d"),
                1,
                22,
                40),
            null);
    return new Finding(
        TOKEN,
        new RuleId("github-token"),
        Kind.SECRETS,
        Severity.CRITICAL,
        Confidence.HIGH,
        "GitHub personal access token",
        List.of(
            first,
            Location.of("docs/release.md", new Region(12, 5, 12, 45, 310, 40)),
            Location.of("scripts/release.sh", new Region(3, 14, 3, 54, 60, 40)),
            Location.of("scripts/tag.sh", new Region(9, 14, 9, 54, 211, 40)),
            Location.of("tools/publish.py", new Region(88, 10, 88, 50, 4001, 40))),
        61,
        new Detail.Secret("ghp_••••zX9d", null, 4.75, List.of("base64"), "CRC32 matches"),
        "revoke it under Settings > Developer settings, then use the job's own token",
        List.of(),
        List.of(),
        List.of());
  }

  private static Finding log4j() {
    return new Finding(
        LOG4J,
        new RuleId("CVE-2021-44228"),
        Kind.SCA,
        Severity.HIGH,
        Confidence.HIGH,
        "log4j-core 2.14.1 runs code that an attacker names in a logged string",
        List.of(
            new Location(
                "pom.xml",
                new Region(41, 7, 41, 42, 1500, 35),
                new Excerpt(41, List.of("      <artifactId>kafka-client</artifactId>"), 0, 6, 35),
                null)),
        1,
        new Detail.Dependency(
            "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
            "CVE-2021-44228",
            List.of("GHSA-jfh8-c2jp-5v3q"),
            "2.17.1",
            List.of(
                "pkg:maven/org.example/kafka-client@2.1",
                "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")),
        "raise kafka-client to 2.3 (minor)",
        List.of(
            new Fix(
                "Raise kafka-client to 2.3",
                List.of(new Fix.Edit("pom.xml", new Region(42, 16, 42, 19, 1551, 3), "2.3")))),
        List.of("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"),
        List.of());
  }

  private static Finding injection() {
    Location source = Location.of("src/main/java/Orders.java", new Region(14, 20, 14, 45, 400, 25));
    Location sink =
        new Location(
            "src/main/java/Orders.java",
            new Region(22, 5, 22, 34, 700, 29),
            new Excerpt(
                21,
                List.of(
                    "  List<Order> find(String name) {",
                    "    db.query(\"select * from o where n='\" + name + \"'\");",
                    "  }"),
                1,
                4,
                51),
            null);
    return finding(
        INJECTION,
        "sql-injection",
        Kind.SAST,
        Severity.MEDIUM,
        "a parameter of the request reaches a query as text",
        List.of(sink),
        new Detail.Code(
            List.of(
                new Detail.Step(source, "read from the request"),
                new Detail.Step(sink, "becomes part of the query"))));
  }

  private static Finding bucket() {
    return finding(
        BUCKET,
        "public-bucket",
        Kind.IAC,
        Severity.LOW,
        "everybody may read this bucket",
        List.of(new Location("infra/main.tf", null, null, null)),
        new Detail.Configuration("aws_s3_bucket.logs"));
  }

  private static Finding example() {
    return finding(
            EXAMPLE,
            "github-token",
            Kind.SECRETS,
            Severity.CRITICAL,
            "GitHub personal access token",
            List.of(Location.of("docs/example.md", new Region(2, 1, 2, 41, 20, 40))),
            new Detail.Secret("ghp_••••MPLE", null, 3, List.of(), null))
        .with(new Mark(Mark.Type.INLINE, "documentation", "docs/example.md:2"));
  }

  static Finding finding(
      Fingerprint fingerprint,
      String rule,
      Kind kind,
      Severity severity,
      String message,
      List<Location> locations,
      Detail detail) {
    return new Finding(
        fingerprint,
        new RuleId(rule),
        kind,
        severity,
        Confidence.MEDIUM,
        message,
        locations,
        locations.size(),
        detail,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static Rule rule(String id, Kind kind, String title, Severity severity) {
    return new Rule(
        new RuleId(id),
        kind,
        title,
        title + ": whoever reads it can use it.",
        severity,
        Confidence.HIGH,
        kind == Kind.IAC ? null : "take it out",
        List.of("https://cwe.mitre.org/data/definitions/798.html"),
        List.of("external/cwe/cwe-798"));
  }

  private static Component component(String name, String version) {
    return new Component(
        "pkg:maven/org.example/" + name + "@" + version,
        name,
        version,
        List.of("runtime"),
        name.startsWith("kafka"),
        List.of("Apache-2.0"),
        List.of(),
        List.of(),
        List.of(Location.of("pom.xml", new Region(41, 7, 41, 42, 1500, 35))));
  }

  private static Fingerprint fingerprint(String start) {
    String value = start.replace('I', '1').replace('L', '1').replace('O', '0').replace('U', 'V');
    return new Fingerprint((value + "0".repeat(26)).substring(0, 26));
  }
}
