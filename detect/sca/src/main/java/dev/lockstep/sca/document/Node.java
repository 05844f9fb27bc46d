package dev.lockstep.sca.document;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A node of a JSON, YAML or TOML document. What is asked of a node of another shape is empty, so
/// that a manifest of an unexpected shape is read as far as it goes.
public sealed interface Node {
  /// The line on which it begins, from 1; 0 where there is no node.
  int line();

  /// The member of this name, or one that is not [present][#isPresent].
  default Node get(String name) {
    return Absent.NODE;
  }

  /// The text of a scalar as it is written, unquoted; else empty.
  default String text() {
    return "";
  }

  /// The elements of a list; else none.
  default List<Node> items() {
    return List.of();
  }

  /// The members of an object in their order; else none.
  default SequencedMap<String, Node> members() {
    return Collections.emptyNavigableMap();
  }

  /// Whether a document has it.
  default boolean isPresent() {
    return line() > 0;
  }

  /// Whether it is a scalar that says so.
  default boolean isTrue() {
    return text().equals("true");
  }

  /// The text of the member of this name; empty where there is none.
  default String text(String name) {
    return get(name).text();
  }

  /// A scalar.
  record Text(String text, int line) implements Node {}

  /// A list.
  record Items(List<Node> items, int line) implements Node {}

  /// An object. Of a name that is repeated the last one counts.
  record Members(SequencedMap<String, Node> members, int line) implements Node {
    @Override
    public Node get(String name) {
      Node member = members.get(name);
      return member == null ? Absent.NODE : member;
    }
  }

  /// The members as pairs, in their order.
  default Iterable<Map.Entry<String, Node>> entries() {
    return members().entrySet();
  }
}
