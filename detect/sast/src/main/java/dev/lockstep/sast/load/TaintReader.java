package dev.lockstep.sast.load;

import dev.lockstep.sast.rule.Formula;
import dev.lockstep.sast.rule.TaintSpec;
import dev.lockstep.sast.rule.TaintSpec.SideEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads what a taint rule says, in the old syntax and the new one.
final class TaintReader {
  private final FormulaReader formulas;

  TaintReader(FormulaReader formulas) {
    this.formulas = formulas;
  }

  /// Old syntax.
  TaintSpec ofRule(Node entry, Map<String, Node> keys) throws BadRule {
    return spec(entry, keys, "pattern-");
  }

  /// What stands below `taint`.
  TaintSpec read(Node node) throws BadRule {
    return spec(node, Yaml.map(node), "");
  }

  private TaintSpec spec(Node entry, Map<String, Node> keys, String prefix) throws BadRule {
    List<TaintSpec.Source> sources = new ArrayList<>();
    for (Node node : required(entry, keys, prefix + "sources")) {
      sources.add(source(node));
    }
    List<TaintSpec.Sink> sinks = new ArrayList<>();
    for (Node node : required(entry, keys, prefix + "sinks")) {
      Map<String, Node> its = its(node);
      sinks.add(
          new TaintSpec.Sink(
              formula(node),
              flag(its, "exact", true),
              optional(its, "requires"),
              flag(its, "at-exit", false)));
    }
    List<TaintSpec.Sanitizer> sanitizers = new ArrayList<>();
    for (Node node : optionalList(keys, prefix + "sanitizers")) {
      Map<String, Node> its = its(node);
      sanitizers.add(
          new TaintSpec.Sanitizer(
              formula(node),
              flag(its, "exact", false),
              sideEffect(its, SideEffect.NO),
              flag(its, "not_conflicting", flag(its, "not-conflicting", false))));
    }
    List<TaintSpec.Propagator> propagators = new ArrayList<>();
    for (Node node : optionalList(keys, prefix + "propagators")) {
      propagators.add(propagator(node));
    }
    return new TaintSpec(sources, sinks, sanitizers, propagators);
  }

  private static List<Node> required(Node entry, Map<String, Node> keys, String key)
      throws BadRule {
    Node node = keys.get(key);
    if (node == null) {
      throw new BadRule(entry, "a taint rule without \"" + key + "\"");
    }
    return Yaml.list(node);
  }

  private static List<Node> optionalList(Map<String, Node> keys, String key) throws BadRule {
    Node node = keys.get(key);
    return node == null ? List.of() : Yaml.list(node);
  }

  private static Map<String, Node> its(Node node) throws BadRule {
    return node instanceof ScalarNode ? Map.of() : Yaml.map(node);
  }

  private Formula formula(Node node) throws BadRule {
    return formulas.modern(node) instanceof Formula formula && !isOld(node)
        ? formula
        : formulas.old(Yaml.map(node)).orElseThrow(() -> new BadRule(node, "expected a pattern"));
  }

  private static boolean isOld(Node node) throws BadRule {
    return !(node instanceof ScalarNode)
        && Yaml.map(node).keySet().stream().anyMatch(key -> key.startsWith("pattern"));
  }

  private TaintSpec.Source source(Node node) throws BadRule {
    Map<String, Node> its = its(node);
    String label = optional(its, "label");
    return new TaintSpec.Source(
        formula(node),
        flag(its, "exact", false),
        sideEffect(its, SideEffect.NO),
        flag(its, "control", false),
        label == null ? "" : label,
        optional(its, "requires"));
  }

  private TaintSpec.Propagator propagator(Node node) throws BadRule {
    Map<String, Node> its = its(node);
    String from = optional(its, "from");
    String to = optional(its, "to");
    if (from == null || to == null) {
      throw new BadRule(node, "a propagator without \"from\" and \"to\"");
    }
    Node replaced = its.get("replace-labels");
    return new TaintSpec.Propagator(
        formula(node),
        from,
        to,
        sideEffect(its, SideEffect.YES),
        optional(its, "requires"),
        optional(its, "label"),
        replaced == null ? List.of() : Yaml.texts(replaced));
  }

  private static @Nullable String optional(Map<String, Node> its, String key) throws BadRule {
    Node node = its.get(key);
    return node instanceof ScalarNode ? Yaml.text(node) : null;
  }

  private static boolean flag(Map<String, Node> its, String key, boolean otherwise) throws BadRule {
    Node node = its.get(key);
    return node == null ? otherwise : Yaml.bool(node);
  }

  private static SideEffect sideEffect(Map<String, Node> its, SideEffect otherwise) throws BadRule {
    Node node = its.get("by-side-effect");
    if (node == null) {
      return otherwise;
    }
    if (Yaml.text(node).equals("only")) {
      return SideEffect.ONLY;
    }
    return Yaml.bool(node) ? SideEffect.YES : SideEffect.NO;
  }
}
