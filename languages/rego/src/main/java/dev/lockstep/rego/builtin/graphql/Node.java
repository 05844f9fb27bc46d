package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node of a document: members by the names that policies see, and where it stands. Two nodes
/// are the same only where they are the same object.
final class Node {
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final Place place;

  Node(Place place) {
    this.place = place;
  }

  Place place() {
    return place;
  }

  /// Gives the member `name` the text, truth, number, node or list `value`; null leaves it out.
  Node with(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  /// The text `name`, empty where there is none.
  String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  String name() {
    return text("Name");
  }

  boolean flag(String name) {
    return members.get(name) instanceof Boolean truth && truth;
  }

  /// The number `name`, 0 where there is none.
  long number(String name) {
    return members.get(name) instanceof Long number ? number : 0;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Node node(String name) {
    return members.get(name) instanceof Node node ? node : null;
  }

  /// The nodes of the list `name`.
  List<Node> nodes(String name) {
    List<Node> nodes = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Node node) {
          nodes.add(node);
        }
      }
    }
    return nodes;
  }

  /// The node called `called` of the list `name`, or null.
  @Nullable Node named(String name, String called) {
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Node node && node.name().equals(called)) {
          return node;
        }
      }
    }
    return null;
  }

  /// The texts of the list `name`.
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /// A node of the same members, to which those of `more` that are lists are added.
  Node extendedBy(Node more, List<String> lists) {
    Node extended = new Node(place);
    extended.members.putAll(members);
    for (String name : lists) {
      List<Object> all = new ArrayList<>();
      for (Node part : List.of(this, more)) {
        if (part.members.get(name) instanceof List<?> list) {
          all.addAll(list);
        }
      }
      extended.members.put(name, all);
    }
    return extended;
  }

  /// The object that policies see: without places and without members that are empty.
  ObjectValue toValue() {
    ObjectValue.Builder object = new ObjectValue.Builder(members.size());
    members.forEach(
        (name, member) -> {
          Value value = toValue(member);
          if (value != null) {
            object.put(name, value);
          }
        });
    return object.build();
  }

  private static @Nullable Value toValue(Object member) {
    return switch (member) {
      case String text -> StringValue.of(text);
      case Boolean truth -> BooleanValue.of(truth);
      case Long number -> NumberValue.of(number);
      case Node node -> {
        ObjectValue object = node.toValue();
        yield object.size() == 0 ? null : object;
      }
      case List<?> list -> {
        List<Value> values = new ArrayList<>();
        for (Object element : list) {
          Value value = toValue(element);
          if (value != null) {
            values.add(value);
          }
        }
        yield values.isEmpty() ? null : ArrayValue.of(values);
      }
      default -> throw new IllegalStateException("no member of a node: " + member);
    };
  }
}
