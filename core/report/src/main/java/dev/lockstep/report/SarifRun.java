package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Region;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The results of one run (SARIF section 3.27), as findings.
record SarifRun(String tool, SarifRules rules) {
  private static final String OURS = "lockstep/v1";

  /// What tools find whose rules carry no word for it.
  private static final Map<String, Kind> KINDS =
      Map.of(
          "gitleaks", Kind.SECRETS,
          "trufflehog", Kind.SECRETS,
          "kingfisher", Kind.SECRETS,
          "osv-scanner", Kind.SCA,
          "grype", Kind.SCA,
          "checkov", Kind.IAC,
          "kics", Kind.IAC,
          "tfsec", Kind.IAC);

  /// One finding, or none where the result is no failure (section 3.27.9) or is gone (3.27.24).
  List<Finding> findings(ReportNode result) throws MalformedReport {
    String kind = result.textOr("kind", "fail");
    boolean fails = kind.equals("fail") || kind.equals("review");
    if (!fails || result.textOr("baselineState", "").equals("absent")) {
      return List.of();
    }
    return List.of(finding(result, rules.id(result)));
  }

  private Finding finding(ReportNode result, String rule) throws MalformedReport {
    List<Location> places = places(result);
    Kind kind = kind(result, rule);
    return new Finding(
        fingerprint(result, rule, places.getFirst()),
        new RuleId(rule),
        kind,
        severity(result, rule),
        rules.confidence(rule),
        message(result, rule),
        places,
        places.size(),
        detail(result, kind),
        null,
        List.of(),
        List.of(),
        marks(result));
  }

  private Severity severity(ReportNode result, String rule) {
    // A rule's score is finer than a result's level, which only tells error from warning.
    return SarifRules.scored(result)
        .or(() -> rules.scored(rule))
        .or(() -> SarifRules.leveled(result))
        .or(() -> rules.leveled(rule))
        .orElse(Severity.MEDIUM);
  }

  private Kind kind(ReportNode result, String rule) {
    Optional<Kind> own = Kind.of(result.part("properties").textOr("kind", ""));
    if (own.isPresent()) {
      return own.get();
    }
    for (String tag : rules.tags(rule)) {
      switch (tag.toLowerCase(Locale.ROOT)) {
        case "secret", "secrets" -> {
          return Kind.SECRETS;
        }
        case "vulnerability", "license", "licence" -> {
          return Kind.SCA;
        }
        case "misconfiguration", "iac" -> {
          return Kind.IAC;
        }
        default -> {}
      }
    }
    return KINDS.getOrDefault(tool.toLowerCase(Locale.ROOT), Kind.SAST);
  }

  private String message(ReportNode result, String rule) throws MalformedReport {
    ReportNode message = result.node("message");
    Optional<String> named = rules.message(rule, message.textOr("id", ""));
    return named.isPresent() && !message.has("text")
        ? named.get()
        : message.someText("text", "markdown", "id").strip();
  }

  private static List<Location> places(ReportNode result) throws MalformedReport {
    List<Location> places =
        result.has("locations") ? result.list("locations", SarifRun::place) : List.of();
    return places.isEmpty() ? List.of(new Location(".", null, null, null)) : places;
  }

  private static Location place(ReportNode location) throws MalformedReport {
    if (!location.has("physicalLocation")) {
      return new Location(".", null, null, null);
    }
    ReportNode physical = location.node("physicalLocation");
    String path =
        physical.has("artifactLocation") ? SarifPath.of(physical.node("artifactLocation")) : ".";
    return new Location(path, region(physical), null, null);
  }

  /// A region that is given by lines (section 3.30); one by offsets alone has no line to show.
  private static @Nullable Region region(ReportNode physical) throws MalformedReport {
    if (!physical.has("region") || !physical.node("region").has("startLine")) {
      return null;
    }
    ReportNode region = physical.node("region");
    int startLine = Math.max(1, region.smallCount("startLine"));
    int startColumn = count(region, "startColumn", 1);
    int endLine = Math.max(startLine, count(region, "endLine", startLine));
    int endColumn = count(region, "endColumn", endLine == startLine ? startColumn : 1);
    long offset = region.has("byteOffset") ? region.count("byteOffset") : 0;
    long length = region.has("byteLength") ? region.count("byteLength") : 0;
    return new Region(startLine, startColumn, endLine, endColumn, offset, length);
  }

  private static int count(ReportNode region, String name, int otherwise) throws MalformedReport {
    return region.has(name) ? Math.max(1, region.smallCount(name)) : otherwise;
  }

  private static Detail detail(ReportNode result, Kind kind) throws MalformedReport {
    if (kind == Kind.IAC) {
      return new Detail.Configuration(SarifPath.first(result));
    }
    List<List<Detail.Step>> traces = new ArrayList<>();
    if (result.has("codeFlows")) {
      for (ReportNode flow : result.list("codeFlows", node -> node)) {
        List<Detail.Step> trace = trace(flow);
        if (!trace.isEmpty()) {
          traces.add(trace);
        }
      }
    }
    return traces.isEmpty()
        ? new Detail.Code(List.of())
        : new Detail.Code(traces.getFirst(), traces.subList(1, traces.size()));
  }

  private static List<Detail.Step> trace(ReportNode flow) throws MalformedReport {
    List<Detail.Step> trace = new ArrayList<>();
    for (ReportNode thread : flow.list("threadFlows", node -> node)) {
      for (ReportNode step : thread.list("locations", node -> node)) {
        if (step.has("location")) {
          ReportNode location = step.node("location");
          String said = location.part("message").textOr("text", "");
          trace.add(new Detail.Step(place(location), said));
        }
      }
    }
    return trace;
  }

  /// A suppression that is under review or rejected suppresses nothing (section 3.35.3).
  private static List<Mark> marks(ReportNode result) throws MalformedReport {
    List<Mark> marks = new ArrayList<>();
    if (result.textOr("baselineState", "").equals("unchanged")) {
      marks.add(new Mark(Mark.Type.BASELINE, "in the baseline of its tool", null));
    }
    if (result.has("suppressions")) {
      for (ReportNode suppression : result.list("suppressions", node -> node)) {
        if (suppression.textOr("status", "accepted").equals("accepted")) {
          marks.add(mark(suppression));
        }
      }
    }
    return marks;
  }

  private static Mark mark(ReportNode suppression) {
    boolean inSource = suppression.textOr("kind", "").equals("inSource");
    String reason = suppression.textOr("justification", "suppressed by its tool");
    return new Mark(inSource ? Mark.Type.INLINE : Mark.Type.IGNORE_FILE, reason, null);
  }

  /// Ours where the log has it. Else a digest of tool, rule, path and the tool's own fingerprints
  /// (section 3.27.17); where there are none, of the place.
  private Fingerprint fingerprint(ReportNode result, String rule, Location place)
      throws MalformedReport {
    Map<String, String> given = new TreeMap<>();
    for (String name : List.of("fingerprints", "partialFingerprints")) {
      result.part(name).members().forEach((key, value) -> given.put(key + "", value + ""));
    }
    if (given.containsKey(OURS)) {
      return ReadWords.fingerprint(given.get(OURS))
          .orElseThrow(() -> new MalformedReport(result.at("partialFingerprints"), "not ours"));
    }
    String where = given.isEmpty() ? String.valueOf(place.region()) : given.toString();
    return Fingerprint.of(digest(String.join("\0", tool, rule, place.path(), where)));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
