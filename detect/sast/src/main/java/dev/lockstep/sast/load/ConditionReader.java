package dev.lockstep.sast.load;

import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads conditions on metavariables, in the old syntax and the new one.
final class ConditionReader {
  private final FormulaReader formulas;

  ConditionReader(FormulaReader formulas) {
    this.formulas = formulas;
  }

  /// Adds the condition that a map states; false where it states none.
  boolean old(Map<String, Node> keys, List<Condition> to) throws BadRule {
    for (Map.Entry<String, Node> entry : keys.entrySet()) {
      Condition condition =
          switch (entry.getKey()) {
            case "metavariable-regex" -> regex(entry.getValue(), Yaml.map(entry.getValue()));
            case "metavariable-pattern" -> contains(entry.getValue());
            case "metavariable-comparison" -> comparison(entry.getValue());
            case "metavariable-analysis" -> analysis(entry.getValue());
            case "metavariable-type" -> type(entry.getValue(), Yaml.map(entry.getValue()));
            default -> null;
          };
      if (condition != null) {
        to.add(condition);
        return true;
      }
    }
    return false;
  }

  private static Condition regex(Node node, Map<String, Node> keys) throws BadRule {
    Node constants = keys.get("constant-propagation");
    return new Condition.MatchesRegex(
        metavariable(node, keys),
        Yaml.text(required(node, keys, "regex")),
        constants != null && Yaml.bool(constants));
  }

  private Condition contains(Node node) throws BadRule {
    Map<String, Node> keys = Yaml.map(node);
    Formula formula =
        formulas
            .old(keys)
            .orElseThrow(() -> new BadRule(node, "expected a pattern or an operator"));
    Node language = keys.get("language");
    return new Condition.Contains(
        metavariable(node, keys), language == null ? null : Yaml.text(language), formula);
  }

  private static Condition comparison(Node node) throws BadRule {
    Map<String, Node> keys = Yaml.map(node);
    Node metavariable = keys.get("metavariable");
    return holds(
        keys,
        required(node, keys, "comparison"),
        metavariable == null ? null : Yaml.text(metavariable));
  }

  private static Condition holds(
      Map<String, Node> keys, Node comparison, @Nullable String metavariable) throws BadRule {
    Node strip = keys.get("strip");
    Node base = keys.get("base");
    int number = 0;
    if (base != null) {
      try {
        number = Integer.parseInt(Yaml.text(base));
      } catch (NumberFormatException e) {
        throw new BadRule(base, "expected a number");
      }
    }
    return new Condition.Holds(
        metavariable, Yaml.text(comparison), strip != null && Yaml.bool(strip), number);
  }

  private static Condition analysis(Node node) throws BadRule {
    Map<String, Node> keys = Yaml.map(node);
    return analyzer(metavariable(node, keys), required(node, keys, "analyzer"));
  }

  private static Condition analyzer(String metavariable, Node analyzer) throws BadRule {
    return switch (Yaml.text(analyzer)) {
      case "entropy", "entropy_v2" -> new Condition.LooksRandom(metavariable);
      case "redos" -> new Condition.SlowRegex(metavariable, false);
      case "ambiguous-regex" -> new Condition.SlowRegex(metavariable, true);
      default -> throw new BadRule(analyzer, "unknown analyzer");
    };
  }

  private static Condition type(Node node, Map<String, Node> keys) throws BadRule {
    Node types = keys.containsKey("types") ? keys.get("types") : required(node, keys, "type");
    return new Condition.HasType(metavariable(node, keys), Yaml.texts(types));
  }

  private static String metavariable(Node node, Map<String, Node> keys) throws BadRule {
    return Yaml.text(required(node, keys, "metavariable"));
  }

  private static Node required(Node node, Map<String, Node> keys, String key) throws BadRule {
    Node value = keys.get(key);
    if (value == null) {
      throw new BadRule(node, "lacks \"" + key + "\"");
    }
    return value;
  }

  /// The list below `where`.
  void modern(Node where, List<Condition> to, List<List<String>> focus) throws BadRule {
    for (Node each : Yaml.list(where)) {
      Map<String, Node> keys = Yaml.map(each);
      if (keys.containsKey("focus")) {
        focus.add(Yaml.texts(keys.get("focus")));
      } else if (keys.containsKey("comparison")) {
        Node metavariable = keys.get("metavariable");
        to.add(
            holds(
                keys,
                keys.get("comparison"),
                metavariable == null ? null : Yaml.text(metavariable)));
      } else if (keys.containsKey("metavariable")) {
        to.add(ofMetavariable(each, keys));
      } else if (!old(keys, to)) {
        throw new BadRule(each, "expected \"focus\", \"comparison\" or \"metavariable\"");
      }
    }
  }

  private Condition ofMetavariable(Node node, Map<String, Node> keys) throws BadRule {
    String metavariable = metavariable(node, keys);
    if (keys.containsKey("analyzer")) {
      return analyzer(metavariable, required(node, keys, "analyzer"));
    } else if (keys.containsKey("type") || keys.containsKey("types")) {
      return type(node, keys);
    } else if (keys.containsKey("regex") && !keys.containsKey("language")) {
      return regex(node, keys);
    }
    Node language = keys.get("language");
    return new Condition.Contains(
        metavariable, language == null ? null : Yaml.text(language), formulas.modern(node));
  }
}
