package dev.lockstep.sast.load;

import dev.lockstep.sast.rule.Condition;
import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.Formula.Shape;
import dev.lockstep.sast.rule.PatternText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads formulas in the old syntax (`patterns`, `pattern-either` ...) and the new one (`match`,
/// `all`, `any`, `where` ...).
final class FormulaReader {
  private static final int MAX_DEPTH = 100;

  private final ConditionReader conditions = new ConditionReader(this);
  private int depth;

  /// The formula of a search rule.
  Formula ofRule(Node entry, Map<String, Node> keys) throws BadRule {
    Node match = keys.get("match");
    if (match != null) {
      return modern(match);
    }
    Optional<Formula> formula = old(keys);
    return formula.orElseThrow(
        () -> new BadRule(entry, "a rule without \"pattern\", \"patterns\" or \"match\""));
  }

  /// Old syntax: the formula among a map's keys, or none.
  Optional<Formula> old(Map<String, Node> keys) throws BadRule {
    for (Map.Entry<String, Node> entry : keys.entrySet()) {
      Shape shape = oldShape(entry.getKey(), entry.getValue());
      if (shape != null) {
        return Optional.of(
            shape instanceof Shape.All && entry.getKey().equals("patterns")
                ? all(entry.getValue(), keys.get("fix"))
                : Formula.of(shape));
      }
    }
    return Optional.empty();
  }

  private @Nullable Shape oldShape(String key, Node value) throws BadRule {
    return switch (key) {
      case "pattern" -> leaf(value, PatternText.Form.CODE);
      case "pattern-regex" -> leaf(value, PatternText.Form.REGEX);
      case "pattern-either" -> new Shape.Any(either(value));
      case "patterns" -> new Shape.All(List.of());
      case "pattern-inside" -> new Shape.Inside(nested(value));
      case "pattern-not" -> new Shape.Not(nested(value));
      case "pattern-not-inside" -> new Shape.Not(Formula.of(new Shape.Inside(nested(value))));
      case "pattern-not-regex" -> new Shape.Not(Formula.of(leaf(value, PatternText.Form.REGEX)));
      default -> null;
    };
  }

  private static Shape leaf(Node node, PatternText.Form form) throws BadRule {
    String text = Yaml.text(node);
    return new Shape.Leaf(
        new PatternText(form, text, SemgrepYaml.line(node) + 1, SemgrepYaml.column(node) + 1));
  }

  /// A pattern, or a map with one of the operators.
  private Formula nested(Node node) throws BadRule {
    if (node instanceof ScalarNode) {
      return Formula.of(leaf(node, PatternText.Form.CODE));
    }
    return element(node);
  }

  private Formula element(Node node) throws BadRule {
    enter(node);
    Optional<Formula> formula = old(Yaml.map(node));
    depth--;
    return formula.orElseThrow(() -> new BadRule(node, "expected a pattern or an operator"));
  }

  private void enter(Node node) throws BadRule {
    if (++depth > MAX_DEPTH) {
      throw new BadRule(node, "operators are nested too deeply");
    }
  }

  private List<Formula> either(Node node) throws BadRule {
    List<Formula> parts = new ArrayList<>();
    for (Node each : Yaml.list(node)) {
      parts.add(element(each));
    }
    return parts;
  }

  private Formula all(Node node, @Nullable Node fix) throws BadRule {
    enter(node);
    List<Formula> parts = new ArrayList<>();
    List<Condition> wheres = new ArrayList<>();
    List<List<String>> focus = new ArrayList<>();
    for (Node each : Yaml.list(node)) {
      Map<String, Node> keys = Yaml.map(each);
      if (keys.containsKey("focus-metavariable")) {
        focus.add(Yaml.texts(keys.get("focus-metavariable")));
      } else if (!conditions.old(keys, wheres)) {
        parts.add(
            old(keys).orElseThrow(() -> new BadRule(each, "expected a pattern or an operator")));
      }
    }
    depth--;
    return new Formula(
        new Shape.All(parts), wheres, focus, fix == null ? null : Yaml.text(fix), null);
  }

  /// New syntax.
  Formula modern(Node node) throws BadRule {
    if (node instanceof ScalarNode) {
      return Formula.of(leaf(node, PatternText.Form.CODE));
    }
    enter(node);
    Map<String, Node> keys = Yaml.map(node);
    Shape shape = null;
    for (Map.Entry<String, Node> entry : keys.entrySet()) {
      Shape found = modernShape(entry.getKey(), entry.getValue());
      shape = found == null ? shape : found;
    }
    if (shape == null) {
      throw new BadRule(node, "expected \"pattern\", \"all\", \"any\" or another operator");
    }
    List<Condition> wheres = new ArrayList<>();
    List<List<String>> focus = new ArrayList<>();
    Node where = keys.get("where");
    if (where != null) {
      conditions.modern(where, wheres, focus);
    }
    depth--;
    Node fix = keys.get("fix");
    Node as = keys.get("as");
    return new Formula(
        shape,
        wheres,
        focus,
        fix == null ? null : Yaml.text(fix),
        as == null ? null : Yaml.text(as));
  }

  private @Nullable Shape modernShape(String key, Node value) throws BadRule {
    return switch (key) {
      case "pattern" -> leaf(value, PatternText.Form.CODE);
      case "regex" -> leaf(value, PatternText.Form.REGEX);
      case "all" -> new Shape.All(moderns(value));
      case "any" -> new Shape.Any(moderns(value));
      case "inside" -> new Shape.Inside(modern(value));
      case "anywhere" -> new Shape.Anywhere(modern(value));
      case "not" -> new Shape.Not(modern(value));
      default -> oldShape(key, value) instanceof Shape shape ? whole(shape, key, value) : null;
    };
  }

  private Shape whole(Shape shape, String key, Node value) throws BadRule {
    return key.equals("patterns") ? all(value, null).shape() : shape;
  }

  private List<Formula> moderns(Node node) throws BadRule {
    List<Formula> parts = new ArrayList<>();
    for (Node each : Yaml.list(node)) {
      parts.add(modern(each));
    }
    return parts;
  }
}
