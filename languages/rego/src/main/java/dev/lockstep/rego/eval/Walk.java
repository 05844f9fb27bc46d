package dev.lockstep.rego.eval;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Goes down from a document that has rules below it, along a path of which not all is known. Only
/// the documents on the way are computed.
final class Walk extends Step {
  private final Document start;
  private final Part[] parts;
  private final Pattern result;

  Walk(Document start, Part[] parts, Pattern result) {
    this.start = start;
    this.parts = parts;
    this.result = result;
  }

  /// A part of a path: a key, or what keys are matched with.
  sealed interface Part {
    record Key(Node node) implements Part {}

    record Keys(Pattern pattern) implements Part {}
  }

  @Override
  boolean run(Frame frame) {
    return walk(start, start.stored(frame.evaluation.scope), 0, frame);
  }

  private boolean walk(Document document, @Nullable Value stored, int at, Frame frame) {
    if (at == parts.length || document.group != null) {
      Value value = document.value(frame.evaluation);
      return value != null && walk(value, at, frame);
    }
    if (document.isReplaced(frame.evaluation.scope)) {
      return stored != null && walk(stored, at, frame);
    }
    return switch (parts[at]) {
      case Part.Key(Node node) -> {
        Value key = node.eval(frame);
        yield key != null && into(document, stored, key, at, frame);
      }
      case Part.Keys(Pattern pattern) -> {
        for (Value key : keys(document, stored)) {
          frame.evaluation.step();
          if (pattern.match(key, frame) && into(document, stored, key, at, frame)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  private static SetValue keys(Document document, @Nullable Value stored) {
    SetValue.Builder keys = new SetValue.Builder();
    for (Map.Entry<Value, Document> child : document.children.entrySet()) {
      if (!child.getValue().isFunction()) {
        keys.add(child.getKey());
      }
    }
    if (stored instanceof ObjectValue object) {
      keys.addAll(object.keySet());
    }
    return keys.build();
  }

  private boolean into(Document document, @Nullable Value stored, Value key, int at, Frame frame) {
    Document child = document.children.get(key);
    Value below = stored == null ? null : Nodes.lookup(stored, key);
    if (child != null) {
      return walk(child, below, at + 1, frame);
    }
    return below != null && walk(below, at + 1, frame);
  }

  private boolean walk(Value value, int at, Frame frame) {
    if (at == parts.length) {
      return result.match(value, frame) && proceed(frame);
    }
    return switch (parts[at]) {
      case Part.Key(Node node) -> {
        Value key = node.eval(frame);
        Value below = key == null ? null : Nodes.lookup(value, key);
        yield below != null && walk(below, at + 1, frame);
      }
      case Part.Keys(Pattern pattern) -> members(value, pattern, at, frame);
    };
  }

  private boolean members(Value value, Pattern pattern, int at, Frame frame) {
    switch (value) {
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          if (member(NumberValue.of(i), array.get(i), pattern, at, frame)) {
            return true;
          }
        }
      }
      case ObjectValue object -> {
        for (int i = 0; i < object.size(); i++) {
          if (member(object.key(i), object.value(i), pattern, at, frame)) {
            return true;
          }
        }
      }
      case SetValue set -> {
        for (Value element : set) {
          if (member(element, element, pattern, at, frame)) {
            return true;
          }
        }
      }
      default -> {}
    }
    return false;
  }

  private boolean member(Value key, Value value, Pattern pattern, int at, Frame frame) {
    frame.evaluation.step();
    return pattern.match(key, frame) && walk(value, at + 1, frame);
  }
}
