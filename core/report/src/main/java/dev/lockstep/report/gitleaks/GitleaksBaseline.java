package dev.lockstep.report.gitleaks;

import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.report.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A JSON report of gitleaks whose findings are old (`detect/baseline.go`). All members but the
/// link, the tags, the fingerprint and the link's file must be equal; secret and match only where
/// the run does not redact.
public final class GitleaksBaseline {
  private final Set<List<Object>> known;
  private final boolean withSecrets;

  private GitleaksBaseline(Set<List<Object>> known, boolean withSecrets) {
    this.known = known;
    this.withSecrets = withSecrets;
  }

  /// @param withSecrets whether the run shows secrets: then they must be equal too
  /// @throws IOException where the stream cannot be read, or holds no such report
  public static GitleaksBaseline read(InputStream in, boolean withSecrets) throws IOException {
    Set<List<Object>> known = new HashSet<>();
    if (!(JsonTree.read(in) instanceof List<?> findings)) {
      throw new IOException("a report of gitleaks is a list of findings");
    }
    for (Object finding : findings) {
      if (!(finding instanceof Map<?, ?> members)) {
        throw new IOException("a finding is an object: " + finding);
      }
      known.add(key(members, withSecrets));
    }
    return new GitleaksBaseline(known, withSecrets);
  }

  /// Whether it was there before.
  public boolean names(GitleaksFinding finding) {
    return known.contains(key(finding, withSecrets));
  }

  private static List<Object> key(GitleaksFinding finding, boolean withSecrets) {
    List<Object> key = new ArrayList<>();
    key.add(finding.ruleId());
    key.add(finding.description());
    key.add((long) finding.startLine());
    key.add((long) finding.endLine());
    key.add((long) finding.startColumn());
    key.add((long) finding.endColumn());
    key.add(finding.file());
    key.add(finding.commit());
    key.add(finding.author());
    key.add(finding.email());
    key.add(finding.date());
    key.add(finding.message());
    key.add(finding.entropy());
    if (withSecrets) {
      key.add(finding.match());
      key.add(finding.secret());
    }
    return key;
  }

  private static List<Object> key(Map<?, ?> members, boolean withSecrets) {
    List<Object> key = new ArrayList<>();
    key.add(text(members, "RuleID"));
    key.add(text(members, "Description"));
    for (String name : List.of("StartLine", "EndLine", "StartColumn", "EndColumn")) {
      key.add(members.get(name) instanceof Long count ? count : 0L);
    }
    for (String name : List.of("File", "Commit", "Author", "Email", "Date", "Message")) {
      key.add(text(members, name));
    }
    key.add(members.get("Entropy") instanceof Number entropy ? entropy.floatValue() : 0f);
    if (withSecrets) {
      key.add(text(members, "Match"));
      key.add(text(members, "Secret"));
    }
    return key;
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
