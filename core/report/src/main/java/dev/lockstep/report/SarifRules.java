package dev.lockstep.report;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reporting descriptors of a run (SARIF section 3.49), by id and in the driver's order.
final class SarifRules {
  private static final ReportNode NONE = new ReportNode("", Map.of());

  private final List<ReportNode> driver;
  private final Map<String, ReportNode> byId = new HashMap<>();

  private SarifRules(List<ReportNode> driver) {
    this.driver = driver;
  }

  static SarifRules of(ReportNode run) throws MalformedReport {
    ReportNode tool = run.node("tool");
    SarifRules rules = new SarifRules(descriptors(tool.node("driver")));
    List<ReportNode> all = new ArrayList<>(rules.driver);
    if (tool.has("extensions")) {
      tool.list("extensions", SarifRules::descriptors).forEach(all::addAll);
    }
    for (ReportNode descriptor : all) {
      rules.byId.putIfAbsent(descriptor.text("id"), descriptor);
    }
    return rules;
  }

  private static List<ReportNode> descriptors(ReportNode component) throws MalformedReport {
    return component.has("rules") ? component.list("rules", node -> node) : List.of();
  }

  /// The id of a result's rule (section 3.27.5 to 3.27.7): its own, that of its reference, or the
  /// one at its index.
  String id(ReportNode result) throws MalformedReport {
    String named = result.textOr("ruleId", result.part("rule").textOr("id", ""));
    if (!named.isEmpty()) {
      return named;
    }
    ReportNode indexed = result.has("rule") ? result.node("rule") : result;
    String name = result.has("rule") ? "index" : "ruleIndex";
    if (indexed.has(name) && indexed.smallCount(name) < driver.size()) {
      return driver.get(indexed.smallCount(name)).text("id");
    }
    throw new MalformedReport(result.at("ruleId"), "the result names no rule of its run");
  }

  private ReportNode descriptor(String id) {
    ReportNode whole = byId.get(id);
    if (whole != null) {
      return whole;
    }
    // A hierarchical id: CA1000/1 is a case of CA1000 (section 3.27.5).
    int slash = id.lastIndexOf('/');
    return slash < 0 ? NONE : byId.getOrDefault(id.substring(0, slash), NONE);
  }

  /// The severity that a rule's score comes to.
  Optional<Severity> scored(String id) {
    return scored(descriptor(id));
  }

  /// The severity of a rule's default level.
  Optional<Severity> leveled(String id) {
    return leveled(descriptor(id).part("defaultConfiguration"));
  }

  /// `security-severity`: above 9 critical, from 7 high, from 4 medium.
  static Optional<Severity> scored(ReportNode node) {
    Object score = node.part("properties").members().get("security-severity");
    try {
      return score == null
          ? Optional.empty()
          : Optional.of(of(Double.parseDouble(String.valueOf(score))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Severity of(double score) {
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    if (score >= 7) {
      return Severity.HIGH;
    }
    return score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }

  static Optional<Severity> leveled(ReportNode node) {
    return switch (node.textOr("level", "")) {
      case "error" -> Optional.of(Severity.HIGH);
      case "warning" -> Optional.of(Severity.MEDIUM);
      case "note", "none" -> Optional.of(Severity.LOW);
      default -> Optional.empty();
    };
  }

  Confidence confidence(String id) {
    return switch (descriptor(id).part("properties").textOr("precision", "")) {
      case "very-high", "high" -> Confidence.HIGH;
      case "low" -> Confidence.LOW;
      default -> Confidence.MEDIUM;
    };
  }

  List<String> tags(String id) {
    List<String> tags = new ArrayList<>();
    if (descriptor(id).part("properties").members().get("tags") instanceof List<?> all) {
      all.forEach(tag -> tags.add(String.valueOf(tag)));
    }
    return tags;
  }

  /// The text of a rule's message string, for results that name it by id (section 3.11.6).
  Optional<String> message(String id, String messageId) {
    String text = descriptor(id).part("messageStrings").part(messageId).textOr("text", "");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Rule rule(String id, Finding finding) {
    ReportNode node = descriptor(id);
    String title = node.part("shortDescription").textOr("text", node.textOr("name", id));
    String address = node.textOr("helpUri", "");
    return new Rule(
        new RuleId(id),
        finding.kind(),
        title,
        node.part("fullDescription").textOr("text", ""),
        scored(id).or(() -> leveled(id)).orElse(finding.severity()),
        confidence(id),
        null,
        address.isEmpty() ? List.of() : List.of(address),
        tags(id));
  }
}
