package dev.lockstep.sca.policy;

import dev.lockstep.engine.Detector;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.sca.known.KnownVersions;
import dev.lockstep.sca.project.ComponentDetector;
import dev.lockstep.sca.project.Inventory;
import dev.lockstep.sca.project.Part;
import dev.lockstep.sca.project.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds components against what the project says of them, besides what another judge says.
public final class PolicyJudge implements ComponentDetector.Judge {
  private final ComponentDetector.Judge others;
  private final ComponentPolicy policy;
  private final KnownVersions known;

  /// @param known which later versions there are
  public PolicyJudge(ComponentDetector.Judge others, ComponentPolicy policy, KnownVersions known) {
    this.others = others;
    this.policy = policy;
    this.known = known;
  }

  /// The rules of policies.
  private enum Broken {
    DENIED("sca-library-denied", "library that the project denies", Severity.HIGH),
    NOT_PINNED(
        "sca-library-not-pinned",
        "library in another version than the pinned one",
        Severity.MEDIUM),
    NOT_VETTED("sca-library-not-vetted", "library that nobody allowed", Severity.MEDIUM),
    ABANDONED("sca-abandoned", "library that its keepers gave up", Severity.LOW),
    OUTDATED("sca-outdated", "library of which there is a later version", Severity.LOW),
    LICENCE("sca-licence-denied", "licence that the project does not accept", Severity.MEDIUM),
    LICENCE_UNKNOWN("sca-licence-unknown", "licence that is not known", Severity.LOW);

    private final String id;
    private final String title;
    private final Severity severity;

    Broken(String id, String title, Severity severity) {
      this.id = id;
      this.title = title;
      this.severity = severity;
    }

    Rule rule() {
      return new Rule(
          new RuleId(id),
          Kind.SCA,
          title,
          switch (this) {
            case ABANDONED -> "Who keeps it says, in the lock file, that it will not be mended.";
            case OUTDATED -> "A package manager of this machine has met a later release.";
            default -> "The components section of lockstep.yaml says what is wanted.";
          },
          severity,
          Confidence.HIGH,
          null,
          List.of(),
          List.of());
    }
  }

  /// One thing that a component breaks.
  private record Breach(Broken broken, String message, String mend) {}

  /// A component with all its places.
  private static final class Seen {
    private final Part part;
    private final TreeSet<Location> places = new TreeSet<>();
    private final TreeSet<String> licences = new TreeSet<>();
    private boolean direct;

    /// What one of its places says of its keepers.
    private String abandoned = "";

    Seen(Part part) {
      this.part = part;
    }
  }

  @Override
  public void judge(Inventory inventory, Detector.Findings findings) {
    others.judge(inventory, findings);
    if (policy.asksNothing() && !tellsOfAbandoned(inventory)) {
      return;
    }
    Map<String, Seen> components = new TreeMap<>();
    for (Unit unit : inventory.units()) {
      for (Part part : unit.parts()) {
        Seen seen = components.computeIfAbsent(part.purl(), _ -> new Seen(part));
        seen.places.add(part.location());
        seen.licences.addAll(part.licences());
        seen.direct |= part.direct();
        seen.abandoned = seen.abandoned.isEmpty() ? part.abandoned() : seen.abandoned;
      }
    }
    for (Seen seen : components.values()) {
      for (Breach breach : breaches(seen)) {
        findings.rule(breach.broken.rule());
        findings.add(finding(seen, breach));
      }
    }
    long unsaid = components.values().stream().filter(this::isAbandonedInSilence).count();
    if (unsaid > 0) {
      findings.add(
          Problem.notice(
              "sca-abandoned-indirect",
              "",
              "given up by their keepers, and brought in by others: "
                  + unsaid
                  + "; components.abandoned: all makes findings of them"));
    }
  }

  private static boolean tellsOfAbandoned(Inventory inventory) {
    for (Unit unit : inventory.units()) {
      for (Part part : unit.parts()) {
        if (!part.abandoned().isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAbandonedInSilence(Seen seen) {
    return policy.abandoned() == ComponentPolicy.Abandoned.DIRECT
        && !seen.direct
        && !seen.abandoned.isEmpty();
  }

  private List<Breach> breaches(Seen seen) {
    List<Breach> breaches = new ArrayList<>();
    LibraryRule rule = rule(seen.part.purl());
    Breach library = rule == null ? unvetted(seen) : library(seen, rule);
    if (library != null) {
      breaches.add(library);
    }
    Breach licence = licence(seen);
    if (licence != null) {
      breaches.add(licence);
    }
    Breach abandoned = abandoned(seen);
    if (abandoned != null) {
      breaches.add(abandoned);
    }
    Breach outdated = policy.outdated() && seen.direct ? outdated(seen) : null;
    if (outdated != null) {
      breaches.add(outdated);
    }
    return breaches;
  }

  private @Nullable Breach outdated(Seen seen) {
    Part part = seen.part;
    return known
        .later(part.type(), part.name(), part.version())
        .map(
            newest ->
                new Breach(
                    Broken.OUTDATED,
                    name(seen) + " is behind: " + newest + " is the newest release known here",
                    "raise it to " + newest))
        .orElse(null);
  }

  private @Nullable Breach abandoned(Seen seen) {
    String reason = seen.abandoned;
    boolean wanted =
        switch (policy.abandoned()) {
          case OFF -> false;
          case DIRECT -> seen.direct;
          case ALL -> true;
        };
    return reason.isEmpty() || !wanted
        ? null
        : new Breach(
            Broken.ABANDONED,
            "the keepers of " + name(seen) + " gave it up: " + reason,
            "move to what they name, or to another library");
  }

  private @Nullable LibraryRule rule(String purl) {
    return policy.libraries().stream().filter(one -> one.covers(purl)).findFirst().orElse(null);
  }

  private @Nullable Breach unvetted(Seen seen) {
    return policy.onlyVetted() && seen.direct
        ? new Breach(
            Broken.NOT_VETTED,
            name(seen) + " is used, and no rule allows it",
            "have it vetted and allow it under components.libraries, or remove it")
        : null;
  }

  private static @Nullable Breach library(Seen seen, LibraryRule rule) {
    String because = rule.reason().isEmpty() ? "" : ": " + rule.reason();
    return switch (rule.verdict()) {
      case ALLOWED -> null;
      case DENIED ->
          new Breach(
              Broken.DENIED,
              name(seen) + " is denied by " + rule.origin() + because,
              rule.replacement().isEmpty()
                  ? "remove it"
                  : "use " + rule.replacement() + " instead");
      case PINNED ->
          rule.pin().equals(seen.part.version())
              ? null
              : new Breach(
                  Broken.NOT_PINNED,
                  name(seen) + " is pinned to " + rule.pin() + " by " + rule.origin() + because,
                  "use version " + rule.pin());
    };
  }

  private @Nullable Breach licence(Seen seen) {
    if (seen.licences.isEmpty()) {
      return policy.allowedLicences().isEmpty()
          ? null
          : new Breach(
              Broken.LICENCE_UNKNOWN,
              "the licence of " + name(seen) + " is not known from what was scanned",
              "find out its licence, and waive this with it as the reason");
    }
    boolean accepted =
        seen.licences.stream()
            .allMatch(one -> LicenceExpression.parse(one).isAccepted(policy::accepts));
    String all = seen.licences.stream().collect(Collectors.joining(", "));
    return accepted
        ? null
        : new Breach(
            Broken.LICENCE,
            name(seen) + " is under " + all + ", which the project does not accept",
            "replace it, or accept its licence under components.licences");
  }

  private static String name(Seen seen) {
    String version = seen.part.version();
    return seen.part.name() + (version.isEmpty() ? "" : " " + version);
  }

  private static Finding finding(Seen seen, Breach breach) {
    RuleId rule = new RuleId(breach.broken.id);
    return new Finding(
        fingerprint(rule, seen.part),
        rule,
        Kind.SCA,
        breach.broken.severity,
        Confidence.HIGH,
        breach.message,
        seen.places.stream().limit(Finding.LOCATIONS_CAP).toList(),
        seen.places.size(),
        new Detail.Dependency(seen.part.purl(), null, List.of(), null, List.of()),
        breach.mend,
        List.of(),
        List.of(seen.part.purl()),
        List.of());
  }

  /// Names the rule and the package in its version: another version is vetted anew.
  private static Fingerprint fingerprint(RuleId rule, Part part) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = "sca-policy\n" + rule + "\n" + part.purl();
      return Fingerprint.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
