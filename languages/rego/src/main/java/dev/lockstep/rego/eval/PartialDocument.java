package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object that rules fill, each member from another solution, at any depth.
final class PartialDocument {
  /// Values, sets that grow, and documents that grow, by their keys.
  private final Map<Value, Object> members = new LinkedHashMap<>();

  private int added;

  /// How many solutions were taken.
  int added() {
    return added;
  }

  /// Takes the solution of `rule` that is in `frame`; more are wanted always.
  boolean add(CompiledRule rule, Frame frame) {
    List<Node> path = rule.keys();
    Value[] keys = new Value[path.size()];
    for (int i = 0; i < keys.length; i++) {
      Value key = path.get(i).eval(frame);
      if (key == null) {
        return false;
      }
      keys[i] = key;
    }
    Value value = rule.value().eval(frame);
    if (value != null) {
      added++;
      put(keys, value, rule);
    }
    return false;
  }

  private void put(Value[] keys, Value value, CompiledRule rule) {
    PartialDocument document = this;
    for (int i = 0; i < keys.length - 1; i++) {
      document = document.child(keys[i], rule.location());
    }
    document.put(keys[keys.length - 1], value, rule);
  }

  private void put(Value key, Value value, CompiledRule rule) {
    if (rule.isSet()) {
      Object child = members.computeIfAbsent(key, _ -> new SetValue.Builder());
      if (!(child instanceof SetValue.Builder set)) {
        throw conflict(rule.location());
      }
      set.add(value);
      return;
    }
    @Nullable Object before = members.putIfAbsent(key, value);
    if (before != null && !before.equals(value)) {
      throw conflict(rule.location());
    }
  }

  /// The document at `key` that grows, which is made where there is none.
  PartialDocument child(Value key, Location location) {
    Object child = members.computeIfAbsent(key, _ -> new PartialDocument());
    if (child instanceof PartialDocument inner) {
      return inner;
    }
    throw conflict(location);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /// Puts the members of `below` at `key`.
  void merge(Value key, PartialDocument below) {
    Object before = members.putIfAbsent(key, below);
    if (before == null) {
      return;
    }
    if (!(before instanceof PartialDocument inner)) {
      throw conflict(Location.NONE);
    }
    below.members.forEach(
        (name, member) -> {
          switch (member) {
            case Value value -> inner.put(name, value, false);
            case SetValue.Builder set -> inner.put(name, set.build(), true);
            case PartialDocument document -> inner.merge(name, document);
            default -> throw new IllegalStateException(member.toString());
          }
        });
  }

  /// Puts what a rule of its own makes at `key`: its value, or the elements of its set.
  void put(Value key, Value value, boolean isSet) {
    if (isSet && value instanceof SetValue elements) {
      if (!(members.computeIfAbsent(key, _ -> new SetValue.Builder())
          instanceof SetValue.Builder set)) {
        throw conflict(Location.NONE);
      }
      set.addAll(elements);
      return;
    }
    @Nullable Object before = members.putIfAbsent(key, value);
    if (before != null && !before.equals(value)) {
      throw conflict(Location.NONE);
    }
  }

  ObjectValue build() {
    ObjectValue.Builder object = new ObjectValue.Builder(members.size());
    members.forEach(
        (key, member) ->
            object.put(
                key,
                switch (member) {
                  case Value value -> value;
                  case SetValue.Builder set -> set.build();
                  case PartialDocument document -> document.build();
                  default -> throw new IllegalStateException(member.toString());
                }));
    return object.build();
  }

  private static EvaluationError conflict(Location location) {
    return new EvaluationError(EvaluationError.CONFLICT, "object keys must be unique", location);
  }
}
