package dev.lockstep.sast;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Fix;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Region;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.sast.fix.Autofix;
import dev.lockstep.sast.fix.Template;
import dev.lockstep.sast.rule.SastRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes findings of the matches in one content.
final class SastFindings {
  private static final int MAX_SHOWN = 160;
  private static final int CONTEXT = 1;

  private final byte[] bytes;
  private final CodeLines lines;
  private final Elsewhere elsewhere;
  private final Map<String, Integer> alike = new HashMap<>();

  /// Knows the other files of a project.
  @FunctionalInterface
  interface Elsewhere {
    /// A stretch of another file as a place.
    Location place(int file, long start, int length);
  }

  /// @param elsewhere for steps that lie in other files
  SastFindings(byte[] bytes, Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.bytes = bytes;
    this.lines = new CodeLines(bytes);
  }

  /// A stretch of the content as a place.
  Location place(long from, int length, Occurrence occurrence) {
    int start = (int) Math.min(from, bytes.length);
    int end = Math.min(bytes.length, start + length);
    Region region = lines.region(start, end);
    return new Location(occurrence.path(), region, lines.excerpt(region, 0, MAX_SHOWN), null);
  }

  /// The finding with what metavariables stand for.
  CodeMatch match(SastRule rule, SastFact.Matched fact, Finding finding) {
    List<CodeMatch.Variable> bound = new ArrayList<>();
    for (SastFact.Bound one : fact.bound()) {
      bound.add(new CodeMatch.Variable(one.name(), stretch(one.start(), one.length())));
    }
    List<CodeMatch.Stretch> steps = new ArrayList<>();
    for (SastFact.Step step : fact.steps()) {
      if (step.file() < 0) {
        steps.add(stretch(step.start(), step.length()));
      }
    }
    CodeMatch.Stretch place = stretch(fact.start(), fact.length());
    StringBuilder whole = new StringBuilder();
    for (int line = place.line(); line <= place.endLine(); line++) {
      whole.append(whole.isEmpty() ? "" : "\n").append(lines.line(line));
    }
    Region region = lines.region(place.offset(), place.end());
    String fix = replacement(rule, fact, place.text(), region).orElse(null);
    return new CodeMatch(rule, finding, place, bound, whole.toString(), fix, steps);
  }

  private CodeMatch.Stretch stretch(long from, int length) {
    int start = (int) Math.min(from, bytes.length);
    int end = Math.min(bytes.length, start + length);
    Region region = lines.region(start, end);
    return new CodeMatch.Stretch(
        region.startLine(),
        lines.byteColumn(start),
        start,
        region.endLine(),
        lines.byteColumn(end),
        end,
        text(start, end - start));
  }

  private List<Detail.Step> trace(List<SastFact.Step> steps, Occurrence occurrence) {
    List<Detail.Step> trace = new ArrayList<>();
    for (SastFact.Step step : steps) {
      Location place =
          step.file() < 0
              ? place(step.start(), step.length(), occurrence)
              : elsewhere.place(step.file(), step.start(), step.length());
      trace.add(new Detail.Step(place, step.what()));
    }
    return trace;
  }

  /// @param others other ways to the same place
  Finding finding(
      SastRule rule,
      SastFact.Matched fact,
      List<List<SastFact.Step>> others,
      Occurrence occurrence) {
    int start = (int) Math.min(fact.start(), bytes.length);
    int end = Math.min(bytes.length, start + fact.length());
    Region region = lines.region(start, end);
    Location location =
        new Location(
            occurrence.path(),
            region,
            lines.excerpt(region, CONTEXT, MAX_SHOWN),
            occurrence.provenance());
    String code = text(start, end - start);
    return new Finding(
        fingerprint(rule, code, occurrence.pathInTarget()),
        new RuleId(rule.id()),
        Kind.SAST,
        severity(rule.level()),
        confidence(rule),
        message(rule, fact),
        List.of(location),
        1,
        new Detail.Code(
            trace(fact.steps(), occurrence),
            others.stream().map(steps -> trace(steps, occurrence)).toList()),
        null,
        fixes(rule, fact, code, region, occurrence.path()),
        List.of(),
        marks(rule, region, occurrence.path()));
  }

  String message(SastRule rule, SastFact.Matched fact) {
    return Template.message(rule.message(), name -> value(fact, name));
  }

  private String text(long start, int length) {
    int from = (int) Math.min(start, bytes.length);
    int to = Math.min(bytes.length, from + Math.max(0, length));
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private Optional<String> value(SastFact.Matched fact, String name) {
    for (SastFact.Bound bound : fact.bound()) {
      if (bound.name().equals(name)) {
        return Optional.of(text(bound.start(), bound.length()));
      }
    }
    return Optional.empty();
  }

  // ------------------------------------------------------------------ fixes and marks

  private List<Fix> fixes(
      SastRule rule, SastFact.Matched fact, String code, Region region, String path) {
    return replacement(rule, fact, code, region)
        .filter(text -> !text.equals(code))
        .map(text -> new Fix("as the rule says", List.of(new Fix.Edit(path, region, text))))
        .stream()
        .toList();
  }

  private Optional<String> replacement(
      SastRule rule, SastFact.Matched fact, String code, Region region) {
    return Autofix.replacement(rule, name -> value(fact, name), code, region.startColumn() - 1);
  }

  /// `nosemgrep` and `nosem`, alone or with ids, on the first line or the one before it.
  private List<Mark> marks(SastRule rule, Region region, String path) {
    for (int line = region.startLine(); line >= Math.max(1, region.startLine() - 1); line--) {
      String text = lines.line(line);
      boolean own = line == region.startLine();
      if (Suppression.covers(text, rule.id(), own)) {
        return List.of(new Mark(Mark.Type.INLINE, text.strip(), path + ":" + line));
      }
    }
    return List.of();
  }

  private Fingerprint fingerprint(SastRule rule, String code, String path) {
    String place = rule.id() + "\0" + path + "\0" + code.replaceAll("\\s+", " ");
    int count = alike.merge(place, 1, Integer::sum);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(("lockstep-code\0" + place + "\0" + count).getBytes(StandardCharsets.UTF_8));
      return Fingerprint.of(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  // ------------------------------------------------------------------ rules

  static Severity severity(SastRule.Level level) {
    return switch (level) {
      case CRITICAL -> Severity.CRITICAL;
      case ERROR, HIGH -> Severity.HIGH;
      case WARNING, MEDIUM -> Severity.MEDIUM;
      case INFO, LOW, INVENTORY, EXPERIMENT -> Severity.LOW;
    };
  }

  private static Confidence confidence(SastRule rule) {
    List<String> said = rule.metadata().getOrDefault("confidence", List.of());
    return said.isEmpty()
        ? Confidence.MEDIUM
        : Confidence.of(said.getFirst().toLowerCase(Locale.ROOT)).orElse(Confidence.MEDIUM);
  }

  static Rule rule(SastRule rule) {
    List<String> tags = new ArrayList<>();
    for (String cwe : rule.metadata().getOrDefault("cwe", List.of())) {
      String number = cwe.replaceFirst("(?i)^\\D*cwe-?(\\d+).*$", "$1");
      if (number.matches("\\d+")) {
        tags.add("external/cwe/cwe-" + number);
      }
    }
    for (String owasp : rule.metadata().getOrDefault("owasp", List.of())) {
      tags.add("owasp/" + owasp.split(" ")[0]);
    }
    String message = rule.message().strip();
    return new Rule(
        new RuleId(rule.id()),
        Kind.SAST,
        title(rule, message),
        (message + " " + first(rule, "explanation")).strip(),
        severity(rule.level()),
        confidence(rule),
        first(rule, "fix-advice").isEmpty() ? null : first(rule, "fix-advice"),
        rule.metadata().getOrDefault("references", List.of()),
        tags);
  }

  /// The first sentence, where it says the same of every finding.
  private static String title(SastRule rule, String message) {
    int stop = message.indexOf(". ");
    String first = stop > 0 ? message.substring(0, stop) : message;
    first = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    return first.length() > 100 || first.contains("$") || first.isEmpty()
        ? rule.id()
        : first.replace('\n', ' ');
  }

  private static String first(SastRule rule, String key) {
    List<String> values = rule.metadata().getOrDefault(key, List.of());
    return values.isEmpty() ? "" : values.getFirst().strip();
  }
}
