package dev.lockstep.secrets.compat;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.RawText;
import dev.lockstep.secrets.decode.Pass;
import dev.lockstep.secrets.decode.Segment;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Entropy;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import dev.lockstep.secrets.rule.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one rule finds in one fragment: `detectRule` of gitleaks' `detect/detect.go`.
final class RuleMatcher {
  private static final String ALLOW = "gitleaks:allow";

  private final Fragment fragment;
  private final RuleSet rules;
  private final CompatSettings settings;
  private @Nullable Lines lines;

  RuleMatcher(Fragment fragment, RuleSet rules, CompatSettings settings) {
    this.fragment = fragment;
    this.rules = rules;
    this.settings = settings;
  }

  /// The caller has seen to it that the rule is awake, reported and not allowed here.
  List<GitleaksFinding> find(int index, Pass pass, Awake awake) {
    SecretRule rule = rules.rules().get(index);
    List<GitleaksFinding> findings = matches(index, pass, awake);
    return rule.required().isEmpty() || findings.isEmpty()
        ? findings
        : withRequired(rule, pass, awake, findings);
  }

  private List<GitleaksFinding> matches(int index, Pass pass, Awake awake) {
    SecretRule rule = rules.rules().get(index);
    Pattern path = rule.path();
    Pattern regex = rule.regex();
    if (path != null && !path.occursIn(fragment.path())) {
      return List.of();
    }
    if (regex == null) {
      return pass.segments().isEmpty() && path != null ? List.of(fileDetected(rule)) : List.of();
    }
    if (settings.maxTargetMegabytes() > 0
        && pass.text().length() / 1_000_000 > settings.maxTargetMegabytes()) {
      return List.of();
    }
    List<Span> matches = new ArrayList<>();
    regex.findAll(
        pass.text().array(),
        pass.text().length(),
        awake.anchors(index),
        awake.anchorCount(index),
        match -> matches.add(new Span(match.start(), match.end())));
    List<GitleaksFinding> findings = new ArrayList<>();
    for (Span match : matches) {
      GitleaksFinding finding = finding(rule, regex, pass, match);
      if (finding != null) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private GitleaksFinding fileDetected(SecretRule rule) {
    return finding(
        rule,
        new Lines.Place(-fragment.startLine(), -fragment.startLine(), 0, 0, 0, 0),
        "",
        "file detected: " + fragment.path(),
        "",
        0,
        rule.tags());
  }

  private @Nullable GitleaksFinding finding(SecretRule rule, Pattern regex, Pass pass, Span found) {
    byte[] text = pass.text().array();
    Span match = trimmed(text, found);
    List<Segment> segments = List.of();
    Span original = new Span(found.start(), found.start() + match.length());
    if (!pass.segments().isEmpty()) {
      segments = Segment.touching(pass.segments(), found);
      if (segments.isEmpty()) {
        return null;
      }
      original = Segment.original(segments, found);
    }
    Lines.Place place = lines().place(original);
    String line = raw(fragment.bytes(), new Span(place.textStart(), place.textEnd()));
    if (!settings.ignoreAllow() && line.contains(ALLOW)) {
      return null;
    }
    Span secret = regex.group(rule.secretGroup(), text, match.start(), match.end());
    String secretText = raw(text, secret);
    double entropy = secret.length() == 0 ? 0 : Entropy.of(secretText, secret.length());
    if (rule.entropy() != 0 && entropy <= rule.entropy()) {
      return null;
    }
    byte[] lineBytes = lineBytes(pass, segments, place);
    if (isAllowed(rules.allowlists(), text, secret, match, secretText, lineBytes)
        || isAllowed(rule.allowlists(), text, secret, match, secretText, lineBytes)) {
      return null;
    }
    List<String> tags = new ArrayList<>(rule.tags());
    if (!segments.isEmpty()) {
      tags.addAll(Segment.tags(segments));
    }
    return finding(rule, place, line, raw(text, match), secretText, (float) entropy, tags);
  }

  private GitleaksFinding finding(
      SecretRule rule,
      Lines.Place place,
      String line,
      String match,
      String secret,
      float entropy,
      List<String> tags) {
    Commit commit = fragment.commit();
    return new GitleaksFinding(
        rule.id(),
        rule.description(),
        fragment.startLine() + place.startLine(),
        fragment.startLine() + place.endLine(),
        place.startColumn(),
        place.endColumn(),
        line,
        match,
        secret,
        fragment.path(),
        fragment.symlink(),
        commit.sha(),
        "",
        entropy,
        commit.author(),
        commit.email(),
        commit.date(),
        commit.message(),
        tags,
        "");
  }

  /// The bytes that `regexTarget = "line"` means: of decoded text its current line, which gitleaks
  /// replaces by the original one where it is empty.
  private byte[] lineBytes(Pass pass, List<Segment> segments, Lines.Place place) {
    if (!segments.isEmpty()) {
      Span line = Segment.line(segments, pass.text().array());
      if (line.length() > 0) {
        return Arrays.copyOfRange(pass.text().array(), line.start(), line.end());
      }
    }
    return Arrays.copyOfRange(fragment.bytes(), place.textStart(), place.textEnd());
  }

  private boolean isAllowed(
      List<Allowlist> allowlists,
      byte[] text,
      Span secret,
      Span match,
      String secretText,
      byte[] line) {
    for (Allowlist allowlist : allowlists) {
      byte[] target =
          switch (allowlist.target()) {
            case SECRET -> Arrays.copyOfRange(text, secret.start(), secret.end());
            case MATCH -> Arrays.copyOfRange(text, match.start(), match.end());
            case LINE -> line;
          };
      if (allowlist.allowsFinding(fragment.commit().sha(), fragment.path(), secretText, target)) {
        return true;
      }
    }
    return false;
  }

  private static Span trimmed(byte[] text, Span span) {
    int start = span.start();
    int end = span.end();
    while (start < end && text[start] == '\n') {
      start++;
    }
    while (end > start && text[end - 1] == '\n') {
      end--;
    }
    return new Span(start, end);
  }

  private List<GitleaksFinding> withRequired(
      SecretRule rule, Pass pass, Awake awake, List<GitleaksFinding> primaries) {
    List<List<GitleaksFinding>> partners = new ArrayList<>();
    for (RequiredRule required : rule.required()) {
      List<GitleaksFinding> found = new ArrayList<>();
      for (int i = 0; i < rules.rules().size(); i++) {
        SecretRule partner = rules.rules().get(i);
        if (partner.id().equals(required.id())
            && !FragmentDetector.isAllowed(fragment, partner.allowlists())) {
          found.addAll(matches(i, pass, awake));
        }
      }
      partners.add(found);
    }
    return primaries.stream().filter(primary -> isComplete(rule, primary, partners)).toList();
  }

  private static boolean isComplete(
      SecretRule rule, GitleaksFinding primary, List<List<GitleaksFinding>> partners) {
    for (int i = 0; i < partners.size(); i++) {
      RequiredRule required = rule.required().get(i);
      if (partners.get(i).stream().noneMatch(partner -> isNear(required, primary, partner))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNear(
      RequiredRule required, GitleaksFinding primary, GitleaksFinding partner) {
    return required.isNear(
        primary.startLine(), primary.startColumn(), partner.startLine(), partner.startColumn());
  }

  private Lines lines() {
    Lines known = lines;
    if (known == null) {
      known = new Lines(fragment.bytes(), fragment.length());
      lines = known;
    }
    return known;
  }

  private static String raw(byte[] bytes, Span span) {
    return RawText.of(Arrays.copyOfRange(bytes, span.start(), span.end()));
  }
}
