package dev.lockstep.sca.match;

import dev.lockstep.engine.Detector;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Upgrade;
import dev.lockstep.sca.cvss.CvssScore;
import dev.lockstep.sca.db.Vulnerability;
import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import dev.lockstep.sca.vex.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One vulnerability of one package, at all its places in the target.
final class Sighting {
  private static final String PIN = "pin a version, or commit the lock file";

  private final int number;
  private final Vulnerability vulnerability;
  private final Part part;
  private final Matcher.Match match;
  private final List<String> path;
  private final TreeSet<Location> locations = new TreeSet<>();
  private final TreeSet<String> purls = new TreeSet<>();

  /// @param unknown whether no version is known, which is a finding of its own kind
  record Key(String id, String packageKey, boolean unknown) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = packageKey.compareTo(other.packageKey);
      if (order == 0) {
        order = Boolean.compare(unknown, other.unknown);
      }
      return order == 0 ? id.compareTo(other.id) : order;
    }
  }

  /// @param number of the vulnerability in its database
  Sighting(
      int number, Vulnerability vulnerability, Part part, Matcher.Match match, List<String> path) {
    this.number = number;
    this.vulnerability = vulnerability;
    this.part = part;
    this.match = match;
    this.path = List.copyOf(path);
    add(part);
  }

  void add(Part other) {
    locations.add(other.location());
    purls.add(other.purl());
  }

  private boolean isUnknown() {
    return part.version().isEmpty();
  }

  Key key() {
    String id = isUnknown() ? "version-unknown" : vulnerability.id();
    return new Key(id, packageKey(), isUnknown());
  }

  /// The package, whatever its version.
  String packageKey() {
    return part.type() + ' ' + part.name();
  }

  /// The component, which one upgrade mends.
  String component() {
    return part.purl();
  }

  boolean isExploited() {
    return !vulnerability.exploited().isEmpty();
  }

  /// The version that mends it; null where none is known.
  private @Nullable String fixedIn() {
    return match.fixOf(number);
  }

  boolean isMendable() {
    return !isUnknown() && fixedIn() != null;
  }

  /// @param mended all that the same upgrade mends
  void state(List<Sighting> mended, List<Statement> statements, Detector.Findings findings) {
    if (isUnknown()) {
      stateUnknown(findings);
      return;
    }
    Severity severity = severity(vulnerability);
    findings.rule(rule(vulnerability, severity));
    String message = part.name() + " " + part.version() + ": " + title(vulnerability);
    findings.add(
        finding(
            new RuleId(vulnerability.id()),
            severity,
            Confidence.HIGH,
            vulnerability.exploited().isEmpty()
                ? message
                : message + " (exploited in the wild since " + vulnerability.exploited() + ")",
            vulnerability.id(),
            vulnerability.aliases(),
            upgrade(mended),
            marks(statements)));
  }

  /// A statement counts where it covers the component in all its versions here.
  private List<Mark> marks(List<Statement> statements) {
    List<String> ids = new ArrayList<>(vulnerability.aliases());
    ids.add(vulnerability.id());
    List<Mark> marks = new ArrayList<>();
    for (Statement statement : statements) {
      boolean covers =
          ids.stream().anyMatch(id -> purls.stream().allMatch(purl -> statement.covers(id, purl)));
      if (covers && !marks.contains(statement.mark())) {
        marks.add(statement.mark());
      }
    }
    return marks;
  }

  private void stateUnknown(Detector.Findings findings) {
    RuleId id = new RuleId("sca-version-unknown");
    findings.rule(
        new Rule(
            id,
            Kind.SCA,
            "version of a component with known vulnerabilities is not stated",
            "Some versions of the component are vulnerable, and the files do not say which one is"
                + " used.",
            Severity.LOW,
            Confidence.LOW,
            PIN,
            List.of(),
            List.of("external/cwe/cwe-1395")));
    int count = match.vulnerabilities().size();
    String demanded = part.constraint().isEmpty() ? "" : " (" + part.constraint() + ")";
    findings.add(
        finding(
            id,
            Severity.LOW,
            Confidence.LOW,
            "no version of "
                + part.name()
                + demanded
                + " is known; "
                + count
                + (count == 1 ? " vulnerability is" : " vulnerabilities are")
                + " known of the package",
            null,
            List.of(),
            null,
            List.of()));
  }

  private @Nullable Upgrade upgrade(List<Sighting> mended) {
    String version = match.fixedIn();
    if (version == null || mended.isEmpty()) {
      return null;
    }
    int exploited = (int) mended.stream().filter(Sighting::isExploited).count();
    return new Upgrade(version, match.major(), mended.size(), exploited, match.left().size());
  }

  private Finding finding(
      RuleId rule,
      Severity severity,
      Confidence confidence,
      String message,
      @Nullable String advisory,
      List<String> aliases,
      @Nullable Upgrade upgrade,
      List<Mark> marks) {
    Upgrade own = isMendable() ? upgrade : null;
    return new Finding(
        fingerprint(rule),
        rule,
        Kind.SCA,
        severity,
        confidence,
        message,
        locations.stream().limit(Finding.LOCATIONS_CAP).toList(),
        locations.size(),
        new Detail.Dependency(
            part.purl(), advisory, aliases, own == null ? null : own.version(), path, own, null),
        isUnknown() ? PIN : mend(own),
        List.of(),
        List.copyOf(purls),
        marks);
  }

  /// Names the vulnerability and the package, and neither version nor place.
  private Fingerprint fingerprint(RuleId rule) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = "sca\n" + rule + "\n" + packageKey();
      return Fingerprint.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// The same words for all that one upgrade mends.
  private String mend(@Nullable Upgrade upgrade) {
    if (upgrade == null) {
      return "no fixed version is known: replace " + part.name() + ", or accept it with a reason";
    }
    StringBuilder mend = new StringBuilder("raise ").append(part.name());
    mend.append(" to ").append(upgrade.version());
    if (upgrade.major()) {
      mend.append(" (a major change)");
    }
    if (upgrade.fixes() > 1) {
      mend.append("; fixes ").append(upgrade.fixes());
      if (upgrade.exploited() > 0) {
        mend.append(", ").append(upgrade.exploited() == 1 ? "one" : upgrade.exploited());
        mend.append(" of them exploited in the wild");
      }
    }
    if (path.size() > 1) {
      mend.append("; it comes in through ").append(readable(path.getFirst()));
    }
    return mend.toString();
  }

  private static String readable(String purl) {
    try {
      Purl parsed = Purl.parseLeniently(purl);
      String version = parsed.version() == null ? "" : " " + parsed.version();
      return parsed.ecosystemName() + version;
    } catch (MalformedPurl e) {
      return purl;
    }
  }

  private static String title(Vulnerability vulnerability) {
    return vulnerability.summary().isEmpty() ? vulnerability.id() : vulnerability.summary();
  }

  /// The worst of its scores; without one what its record says; else medium.
  private static Severity severity(Vulnerability vulnerability) {
    double worst = -1;
    for (String vector : vulnerability.vectors()) {
      OptionalDouble score = CvssScore.of(vector);
      worst = Math.max(worst, score.orElse(-1));
    }
    if (worst >= 0) {
      return CvssScore.severity(worst);
    }
    return switch (vulnerability.severity().toUpperCase(Locale.ROOT)) {
      case "CRITICAL" -> Severity.CRITICAL;
      case "HIGH", "IMPORTANT" -> Severity.HIGH;
      case "LOW", "NEGLIGIBLE" -> Severity.LOW;
      default -> Severity.MEDIUM;
    };
  }

  private static Rule rule(Vulnerability vulnerability, Severity severity) {
    List<String> tags = new ArrayList<>();
    for (String weakness : vulnerability.weaknesses()) {
      tags.add("external/cwe/" + weakness.toLowerCase(Locale.ROOT));
    }
    if (!vulnerability.exploited().isEmpty()) {
      tags.add("exploited");
    }
    return new Rule(
        new RuleId(vulnerability.id()),
        Kind.SCA,
        title(vulnerability),
        description(vulnerability),
        severity,
        Confidence.HIGH,
        null,
        vulnerability.references(),
        tags);
  }

  private static String description(Vulnerability vulnerability) {
    List<String> sentences = new ArrayList<>();
    if (!vulnerability.aliases().isEmpty()) {
      sentences.add("Also known as " + String.join(", ", vulnerability.aliases()) + ".");
    }
    if (!vulnerability.published().isEmpty()) {
      sentences.add("Published " + vulnerability.published() + ".");
    }
    for (String vector : vulnerability.vectors()) {
      OptionalDouble score = CvssScore.of(vector);
      sentences.add(
          vector + (score.isPresent() ? " scores " + score.getAsDouble() : " is not scored") + ".");
    }
    if (!vulnerability.exploited().isEmpty()) {
      sentences.add("Exploited in the wild since " + vulnerability.exploited() + ".");
    }
    if (vulnerability.probability() >= 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Probability of exploitation within thirty days %.1f %% (EPSS).",
              vulnerability.probability() * 100));
    }
    return String.join(" ", sentences);
  }
}
