package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Version;
import dev.lockstep.policy.judge.JudgedDocument;
import dev.lockstep.policy.judge.JudgedDocument.Message;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SARIF 2.1.0: a rule for each namespace and rule of it that said something.
final class JudgeSarif {
  private final Map<String, Json> rules = new LinkedHashMap<>();
  private final List<Json> results = new ArrayList<>();

  private JudgeSarif() {}

  static Json of(List<JudgedDocument> documents) {
    JudgeSarif sarif = new JudgeSarif();
    for (JudgedDocument one : documents) {
      one.failures().forEach(message -> sarif.add(one, message, "error", "Policy violation"));
      one.warnings().forEach(message -> sarif.add(one, message, "warning", "Policy warning"));
      one.exceptions().forEach(message -> sarif.add(one, message, "note", "Policy exception"));
    }
    return sarif.log();
  }

  private void add(JudgedDocument one, Message message, String level, String what) {
    String query =
        message.metadata().get("query") instanceof StringValue text ? text.text() : "exception";
    String id = one.namespace() + "/" + query.substring(query.lastIndexOf('.') + 1);
    Json place = new Json().put("artifactLocation", new Json().put("uri", one.file()));
    rules.computeIfAbsent(
        id, _ -> new Json().put("id", id).put("shortDescription", new Json().put("text", what)));
    results.add(
        new Json()
            .put("ruleId", id)
            .put("ruleIndex", LongValue.of(new ArrayList<>(rules.keySet()).indexOf(id)))
            .put("level", level)
            .put("message", new Json().put("text", message.text()))
            .put("locations", List.of(new Json().put("physicalLocation", place))));
  }

  private Json log() {
    Json driver =
        new Json()
            .put("name", "lockstep")
            .put("version", Version.CURRENT)
            .put("rules", List.copyOf(rules.values()));
    Json invocation = new Json().put("executionSuccessful", BooleanValue.TRUE);
    Json run =
        new Json()
            .put("tool", new Json().put("driver", driver))
            .put("invocations", List.of(invocation))
            .put("results", results);
    return new Json()
        .put("version", "2.1.0")
        .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
        .put("runs", List.of(run));
  }
}
