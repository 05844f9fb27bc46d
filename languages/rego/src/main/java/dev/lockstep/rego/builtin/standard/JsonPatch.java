package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Changes documents by the operations of JSON Patch (RFC 6902), sets included.
final class JsonPatch {
  private final CallContext context;

  private JsonPatch(CallContext context) {
    this.context = context;
  }

  static Value apply(Value document, ArrayValue operations, CallContext context)
      throws BuiltinFailure {
    JsonPatch patch = new JsonPatch(context);
    Value result = document;
    for (Value operation : operations) {
      if (!(operation instanceof ObjectValue object)) {
        throw BuiltinFailure.of(
            "must be an array of JSON-Patch objects, but at least one element is not an object");
      }
      result = patch.apply(result, object);
    }
    return result;
  }

  private Value apply(Value document, ObjectValue operation) throws BuiltinFailure {
    Value pathText = attribute(operation, "path");
    Value name = attribute(operation, "op");
    if (!(name instanceof StringValue op)) {
      throw BuiltinFailure.of("attribute 'op' must be a string but found: " + name.kind().word());
    }
    List<Value> path = JsonPath.keys(pathText);
    return switch (op.text()) {
      case "add" -> insert(document, path, 0, attribute(operation, "value"));
      case "remove" -> remove(document, path, 0);
      case "replace" -> replace(document, path, operation);
      case "move" -> {
        List<Value> from = JsonPath.keys(attribute(operation, "from"));
        Value moved = at(document, from);
        yield insert(from.isEmpty() ? document : remove(document, from, 0), path, 0, moved);
      }
      case "copy" -> {
        List<Value> from = JsonPath.keys(attribute(operation, "from"));
        yield insert(document, path, 0, at(document, from));
      }
      case "test" -> test(document, path, operation);
      default -> throw BuiltinFailure.of("unrecognized op: '" + op.text() + "'");
    };
  }

  private static Value attribute(ObjectValue operation, String name) throws BuiltinFailure {
    Value value = operation.get(name);
    if (value == null) {
      throw BuiltinFailure.of("missing required attribute '" + name + "'");
    }
    return value;
  }

  private Value replace(Value document, List<Value> path, ObjectValue operation)
      throws BuiltinFailure {
    if (path.isEmpty()) {
      return attribute(operation, "value");
    }
    Value without = remove(document, path, 0);
    return insert(without, path, 0, attribute(operation, "value"));
  }

  private Value test(Value document, List<Value> path, ObjectValue operation)
      throws BuiltinFailure {
    Value found = at(document, path);
    Value expected = attribute(operation, "value");
    if (!found.equals(expected)) {
      throw BuiltinFailure.of(
          "value from EditTree != patch value.\n\nExpected: " + expected + "\n\nFound: " + found);
    }
    return document;
  }

  private Value at(Value document, List<Value> path) throws BuiltinFailure {
    Value at = document;
    for (Value key : path) {
      at = child(at, key);
    }
    return at;
  }

  private Value child(Value parent, Value key) throws BuiltinFailure {
    context.spend(1);
    Value child =
        switch (parent) {
          case ObjectValue object -> object.get(key);
          case SetValue set -> set.find(key);
          case ArrayValue array -> {
            long index = index(key, array.size());
            yield index >= 0 && index < array.size() ? array.get((int) index) : null;
          }
          default ->
              throw BuiltinFailure.of(
                  "expected composite type for path " + key + ", found value: " + parent);
        };
    if (child == null) {
      throw BuiltinFailure.of(
          "path " + key + " does not exist in " + parent.kind().word() + " term " + parent);
    }
    return child;
  }

  private Value insert(Value parent, List<Value> path, int depth, Value value)
      throws BuiltinFailure {
    if (path.isEmpty()) {
      return value;
    }
    Value key = path.get(depth);
    if (depth + 1 < path.size()) {
      return with(parent, key, insert(child(parent, key), path, depth + 1, value));
    }
    spend(parent);
    return switch (parent) {
      case ObjectValue object -> object.toBuilder().put(key, value).build();
      case SetValue set -> {
        if (!key.equals(value)) {
          throw BuiltinFailure.of(
              "set key " + key + " does not equal value to be inserted " + value);
        }
        yield set.union(SetValue.of(value));
      }
      case ArrayValue array -> {
        long index = index(key, array.size());
        if (index < 0 || index > array.size()) {
          throw BuiltinFailure.of("index for array insertion out of bounds");
        }
        List<Value> elements = new ArrayList<>(array.asList());
        elements.add((int) index, value);
        yield ArrayValue.of(elements);
      }
      default -> throw BuiltinFailure.of("expected composite type, found value: " + parent);
    };
  }

  private Value remove(Value parent, List<Value> path, int depth) throws BuiltinFailure {
    if (path.isEmpty()) {
      throw BuiltinFailure.of("deleted node encountered during delete operation");
    }
    Value key = path.get(depth);
    if (depth + 1 < path.size()) {
      return with(parent, key, remove(child(parent, key), path, depth + 1));
    }
    spend(parent);
    Value gone = child(parent, key);
    return switch (parent) {
      case ObjectValue object -> {
        ObjectValue.Builder rest = new ObjectValue.Builder(object.size());
        for (int i = 0; i < object.size(); i++) {
          if (!object.keyUnordered(i).equals(key)) {
            rest.put(object.keyUnordered(i), object.valueUnordered(i));
          }
        }
        yield rest.build();
      }
      case SetValue set -> set.difference(SetValue.of(gone));
      case ArrayValue array -> {
        List<Value> elements = new ArrayList<>(array.asList());
        elements.remove((int) index(key, array.size()));
        yield ArrayValue.of(elements);
      }
      default -> throw BuiltinFailure.of("expected composite type, found value: " + parent);
    };
  }

  /// `parent` with `child` in the place of what is at `key`.
  private Value with(Value parent, Value key, Value child) throws BuiltinFailure {
    spend(parent);
    return switch (parent) {
      case ObjectValue object -> object.toBuilder().put(key, child).build();
      case SetValue set -> set.difference(SetValue.of(key)).union(SetValue.of(child));
      case ArrayValue array -> {
        List<Value> elements = new ArrayList<>(array.asList());
        elements.set((int) index(key, array.size()), child);
        yield ArrayValue.of(elements);
      }
      default -> throw BuiltinFailure.of("expected composite type, found value: " + parent);
    };
  }

  private void spend(Value parent) {
    switch (parent) {
      case ObjectValue object -> context.spend(1 + object.size() / 4);
      case SetValue set -> context.spend(1 + set.size() / 4);
      case ArrayValue array -> context.spend(1 + array.size() / 16);
      default -> context.spend(1);
    }
  }

  /// The index that `key` stands for; `-` is the one behind the last element.
  private static long index(Value key, int size) throws BuiltinFailure {
    return switch (key) {
      case NumberValue number when number.isLong() -> number.longValue();
      case NumberValue _ -> throw BuiltinFailure.of("invalid number type for indexing");
      case StringValue string when string.text().equals("-") -> size;
      case StringValue string -> index(string.text());
      default -> throw BuiltinFailure.of("invalid type for indexing");
    };
  }

  private static long index(String text) throws BuiltinFailure {
    int digits = text.startsWith("-") ? 1 : 0;
    boolean plain = text.length() > digits && text.length() < 18;
    for (int i = digits; i < text.length(); i++) {
      plain &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!plain) {
      throw BuiltinFailure.of("invalid string for indexing");
    }
    if (text.startsWith("0") && text.length() > 1) {
      throw BuiltinFailure.of("leading zeros are not allowed in JSON paths");
    }
    return Long.parseLong(text);
  }
}
