package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.options.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of the file whose keys are known: everything else is an error with its place.
final class YamlSection {
  private final YamlSource source;
  private final @Nullable Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /// @param name for messages: `gate`; empty at the top
  /// @param node null or empty where the section is not there
  YamlSection(YamlSource source, String name, @Nullable Node node, List<String> known) {
    this.source = source;
    this.node = node;
    if (node == null || isNull(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      throw source.failure(
          (name.isEmpty() ? "the file" : "\"" + name + "\"") + " must be keys with values",
          node,
          "keys: " + String.join(", ", known));
    }
    for (NodeTuple tuple : mapping.getValue()) {
      put(tuple, known);
    }
  }

  private void put(NodeTuple tuple, List<String> known) {
    Node key = tuple.getKeyNode();
    String word = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!known.contains(word)) {
      throw source.failure("unknown key \"" + word + "\"", key, suggestion(word, known));
    }
    if (values.put(word, tuple.getValueNode()) != null) {
      throw source.failure("key \"" + word + "\" twice", key, "one of them must go");
    }
  }

  /// The nearest key here, else the nearest of the whole file with its section.
  private static String suggestion(String word, List<String> known) {
    Optional<String> here = Suggestion.of(word, known);
    if (here.isPresent()) {
      return "did you mean \"" + here.get() + "\"?";
    }
    List<String> all = new ArrayList<>();
    Keys.ROOT.forEach(section -> all.addAll(Keys.of(section)));
    return Suggestion.of(word, all)
        .map(key -> "did you mean \"" + key + "\", inside \"" + Keys.sectionOf(key) + "\"?")
        .orElse("known here: " + String.join(", ", known));
  }

  YamlSection section(String key) {
    return new YamlSection(source, key, values.get(key), Keys.of(key));
  }

  Optional<String> text(String key) {
    Node value = values.get(key);
    return value == null || isNull(value)
        ? Optional.empty()
        : Optional.of(scalar(key, value).getValue());
  }

  /// A text that must be there and say something.
  String required(String key) {
    String value = text(key).orElse("");
    if (value.isBlank()) {
      throw failure(
          "\"" + key + "\" is missing", values.get(key), "\"" + key + "\" is needed here");
    }
    return value;
  }

  /// A value that a reader understands; empty where the key is not there.
  ///
  /// @param expected what the reader takes, for the error
  <T> Optional<T> value(String key, Function<String, Optional<T>> reader, String expected) {
    return text(key).map(text -> understood(key, text, values.get(key), reader, expected));
  }

  List<String> texts(String key) {
    return values(key, Optional::of, "a text");
  }

  /// The values of a list, each understood by a reader.
  <T> List<T> values(String key, Function<String, Optional<T>> reader, String expected) {
    List<T> read = new ArrayList<>();
    for (Node item : items(key)) {
      read.add(understood(key, scalar(key, item).getValue(), item, reader, expected));
    }
    return read;
  }

  /// The nodes of a list; none where the key is not there.
  List<Node> items(String key) {
    Node value = values.get(key);
    if (value == null || isNull(value)) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw source.failure("\"" + key + "\" must be a list", value, "for example [" + "...]");
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  private <T> T understood(
      String key,
      String text,
      @Nullable Node place,
      Function<String, Optional<T>> reader,
      String expected) {
    return reader
        .apply(text)
        .orElseThrow(
            () ->
                failure(
                    "\"" + key + "\" does not take \"" + text + "\"",
                    place,
                    "expected " + expected));
  }

  /// An error at a value, or at the section where the value is missing.
  CommandFailure failure(String what, @Nullable Node place, String hint) {
    Node at = place == null ? node : place;
    return at == null
        ? CommandFailure.usage(what + " in " + source.shown())
        : source.failure(what, at, hint);
  }

  /// An error inside a value.
  ///
  /// @param offset in characters from the begin of the value
  CommandFailure failureIn(String key, String what, int offset) {
    Node value = values.get(key);
    return value == null ? CommandFailure.usage(what) : source.failureAt(what, value, offset);
  }

  private ScalarNode scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar;
    }
    throw source.failure("\"" + key + "\" must be a single value", value, "");
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
