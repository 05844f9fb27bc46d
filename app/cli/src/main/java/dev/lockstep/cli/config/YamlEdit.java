package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Adds to a YAML text without touching a line of what stands there: comments, order, quotes and
/// line ends stay as their author wrote them.
public final class YamlEdit {
  private static final String STEP = "  ";

  private final YamlSource source;
  private final List<String> lines;
  private final String lineEnd;

  private YamlEdit(String shown, String text) {
    this.source = new YamlSource(shown, text);
    this.lines = new ArrayList<>(text.lines().toList());
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /// Adds an item at the end of a top-level list, which is made where it is not there.
  ///
  /// @param item its lines, the first of which comes behind the dash
  /// @return the new text
  /// @throws CommandFailure of usage where the list is written in braces and cannot be added to
  public static String addItem(String shown, String text, String list, List<String> item) {
    List<String> dashed = new ArrayList<>();
    for (String line : item) {
      dashed.add((dashed.isEmpty() ? "- " : STEP) + line);
    }
    return new YamlEdit(shown, text).add(list, dashed);
  }

  /// Adds a line to a top-level section, which is made where it is not there.
  public static String addKey(String shown, String text, String section, String line) {
    return new YamlEdit(shown, text).add(section, List.of(line));
  }

  private String add(String key, List<String> added) {
    Node root = source.root().orElse(null);
    NodeTuple tuple = root == null ? null : tuple(root, key, added);
    if (tuple == null) {
      append(key, added);
    } else {
      addTo(tuple, key, added);
    }
    return String.join(lineEnd, lines) + lineEnd;
  }

  private @Nullable NodeTuple tuple(Node root, String key, List<String> added) {
    if (!(root instanceof MappingNode mapping) || mapping.getFlowStyle() == FlowStyle.FLOW) {
      throw byHand(key, added);
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        return tuple;
      }
    }
    return null;
  }

  private void append(String key, List<String> added) {
    if (!lines.isEmpty() && !lines.getLast().isBlank()) {
      lines.add("");
    }
    lines.add(key + ":");
    added.forEach(line -> lines.add(STEP + line));
  }

  private void addTo(NodeTuple tuple, String key, List<String> added) {
    Node value = tuple.getValueNode();
    boolean empty = isEmpty(value);
    if (!empty
        && value instanceof CollectionNode<?> node
        && node.getFlowStyle() == FlowStyle.FLOW) {
      throw byHand(key, added);
    }
    int after = empty ? emptied(tuple) : lastLine(value);
    String indent = empty ? STEP : " ".repeat(column(value));
    int at = after + 1;
    for (String line : added) {
      lines.add(at++, indent + line);
    }
  }

  private static boolean isEmpty(Node value) {
    return switch (value) {
      case SequenceNode sequence -> sequence.getValue().isEmpty();
      case MappingNode mapping -> mapping.getValue().isEmpty();
      case ScalarNode scalar -> scalar.isPlain() && scalar.getValue().matches("|~|null");
      default -> false;
    };
  }

  /// Takes `[]` or `null` away, whatever comment stands behind it.
  ///
  /// @return the key's line
  private int emptied(NodeTuple tuple) {
    int line = line(tuple.getKeyNode(), true);
    Node value = tuple.getValueNode();
    int from = column(value);
    int to = value.getEndMark().orElseThrow().getColumn();
    if (line(value, true) == line && to > from) {
      String text = lines.get(line);
      int start = text.offsetByCodePoints(0, from);
      int end = text.offsetByCodePoints(0, to);
      lines.set(
          line, (text.substring(0, start).stripTrailing() + text.substring(end)).stripTrailing());
    }
    return line;
  }

  /// The line on which the last scalar below a node ends.
  private int lastLine(Node node) {
    return switch (node) {
      case SequenceNode sequence when !sequence.getValue().isEmpty() ->
          lastLine(sequence.getValue().getLast());
      case MappingNode mapping when !mapping.getValue().isEmpty() -> {
        NodeTuple last = mapping.getValue().getLast();
        yield Math.max(line(last.getKeyNode(), true), lastLine(last.getValueNode()));
      }
      default -> {
        int end = line(node, false);
        boolean atLineStart = node.getEndMark().orElseThrow().getColumn() == 0;
        yield atLineStart && end > line(node, true) ? end - 1 : end;
      }
    };
  }

  private static int line(Node node, boolean start) {
    return (start ? node.getStartMark() : node.getEndMark()).orElseThrow().getLine();
  }

  private static int column(Node node) {
    return node.getStartMark().orElseThrow().getColumn();
  }

  private CommandFailure byHand(String key, List<String> added) {
    List<String> hint = new ArrayList<>();
    hint.add("it is written in braces, so add this to it by hand:");
    hint.add(key + ":");
    added.forEach(line -> hint.add(STEP + line));
    return CommandFailure.usage(
        "cannot add to \"" + key + "\" in " + source.shown(), hint.toArray(String[]::new));
  }
}
