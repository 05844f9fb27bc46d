package dev.lockstep.report;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Rule;
import dev.lockstep.model.Severity;
import dev.lockstep.report.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/// A rule as a reporting descriptor of SARIF (section 3.49), with the properties that GitHub code
/// scanning reads.
final class SarifRule {
  private static final int TAGS_CAP = 20;

  private SarifRule() {}

  static void write(JsonWriter json, Rule rule) throws IOException {
    json.object().field("id", rule.id().value());
    text(json, "shortDescription", rule.title());
    text(json, "fullDescription", rule.description().isEmpty() ? rule.title() : rule.description());
    text(json, "help", help(rule));
    if (!rule.references().isEmpty() && isWeb(rule.references().getFirst())) {
      json.field("helpUri", SarifPlaces.uri(rule.references().getFirst()));
    }
    json.object("defaultConfiguration").field("level", level(rule.severity())).endObject();
    List<String> tags = rule.tags();
    json.object("properties")
        .field("security-severity", score(rule.severity()))
        .field("precision", precision(rule.confidence()))
        .field("tags", tags.subList(0, Math.min(tags.size(), TAGS_CAP)))
        .endObject()
        .endObject();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  private static boolean isWeb(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  private static void text(JsonWriter json, String name, String text) throws IOException {
    json.object(name).field("text", text).endObject();
  }

  private static String help(Rule rule) {
    StringBuilder help = new StringBuilder();
    help.append(rule.description().isEmpty() ? rule.title() : rule.description());
    if (rule.mend() != null) {
      help.append("\n\nMend: ").append(rule.mend());
    }
    for (String reference : rule.references()) {
      help.append("\n").append(reference);
    }
    return help.toString();
  }

  /// The middle of the range that GitHub gives each word: critical over 9.0, high over 7.0, medium
  /// over 4.0.
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
    };
  }

  private static String precision(Confidence confidence) {
    return switch (confidence) {
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW -> "low";
    };
  }
}
