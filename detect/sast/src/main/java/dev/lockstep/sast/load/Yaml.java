package dev.lockstep.sast.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML nodes with their places kept.
final class Yaml {
  private Yaml() {}

  /// The entries of a map, in their order.
  static Map<String, Node> map(Node node) throws BadRule {
    if (!(node instanceof MappingNode mapping)) {
      throw new BadRule(node, "expected a map");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (entries.put(text(tuple.getKeyNode()), tuple.getValueNode()) != null) {
        throw new BadRule(tuple.getKeyNode(), "the key stands twice");
      }
    }
    return entries;
  }

  static @Nullable Node keyNode(Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
          return tuple.getKeyNode();
        }
      }
    }
    return null;
  }

  static List<Node> list(Node node) throws BadRule {
    if (!(node instanceof SequenceNode sequence)) {
      throw new BadRule(node, "expected a list");
    }
    return sequence.getValue();
  }

  static String text(Node node) throws BadRule {
    if (!(node instanceof ScalarNode scalar)) {
      throw new BadRule(node, "expected a text");
    }
    return scalar.getValue();
  }

  static boolean bool(Node node) throws BadRule {
    return switch (text(node).toLowerCase(java.util.Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new BadRule(node, "expected true or false");
    };
  }

  /// A list of texts, or one text alone.
  static List<String> texts(Node node) throws BadRule {
    if (node instanceof ScalarNode) {
      return List.of(text(node));
    }
    List<String> texts = new ArrayList<>();
    for (Node each : list(node)) {
      texts.add(text(each));
    }
    return texts;
  }
}
