package dev.lockstep.cli.config;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import dev.lockstep.policy.Gate;
import dev.lockstep.policy.GateEntry;
import dev.lockstep.policy.GateScope;
import dev.lockstep.policy.Stage;
import dev.lockstep.policy.condition.BadCondition;
import dev.lockstep.policy.condition.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the section `gate` of `lockstep.yaml`.
record GateReader(YamlSource source) {
  private static final String SEVERITIES = "low, medium, high or critical";
  private static final String CONFIDENCES = "low, medium or high";
  private static final String STAGES = "off, audit, warn or enforce";

  Gate read(YamlSection section) {
    Gate standard = Gate.standard();
    return new Gate(
        section.value("severity", Severity::of, SEVERITIES).orElse(standard.severity()),
        section.value("confidence", Confidence::of, CONFIDENCES).orElse(standard.confidence()),
        section.has("kinds") ? kinds(section) : standard.kinds(),
        section.value("mendable", GateReader::truth, "true or false").orElse(standard.mendable()),
        section.value("stage", Stage::of, STAGES).orElse(standard.stage()),
        entries(section));
  }

  private static Set<Kind> kinds(YamlSection section) {
    List<Kind> kinds = section.values("kinds", Kind::of, "secrets, sast, sca or iac");
    return kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
  }

  private static Optional<Boolean> truth(String word) {
    return switch (word) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private List<GateEntry> entries(YamlSection gate) {
    List<GateEntry> entries = new ArrayList<>();
    for (Node node : gate.items("where")) {
      entries.add(entry(new YamlSection(source, "where", node, Keys.WHERE), node));
    }
    return entries;
  }

  private GateEntry entry(YamlSection section, Node node) {
    if (!section.has("rule")
        && !section.has("path")
        && !section.has("kinds")
        && !section.has("when")) {
      throw source.failure("the entry names nothing", node, "it needs rule, path, kinds or when");
    }
    Stage stage = section.value("stage", Stage::of, STAGES).orElse(null);
    if (section.has("enforce-when") && stage == null) {
      throw source.failure(
          "enforce-when without a stage", node, "say which stage it is taken from: audit or warn");
    }
    return new GateEntry(
        new GateScope(
            section.value("rule", ConfigurationReader::pattern, "a rule").orElse(null),
            section.value("path", ConfigurationReader::pattern, "a path pattern").orElse(null),
            kinds(section),
            condition(section, "when", List.of("finding", "context"))),
        section.value("severity", Severity::of, SEVERITIES).orElse(null),
        section.value("confidence", Confidence::of, CONFIDENCES).orElse(null),
        stage,
        condition(section, "enforce-when", List.of("audit", "context")));
  }

  private static @Nullable Condition condition(
      YamlSection section, String key, List<String> variables) {
    String text = section.text(key).orElse("");
    if (text.isBlank()) {
      return null;
    }
    try {
      return Condition.compile(text, variables);
    } catch (BadCondition e) {
      throw section.failureIn(
          key, "\"" + key + "\" is no condition: " + e.getMessage(), e.offset());
    }
  }
}
