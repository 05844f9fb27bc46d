package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents without some paths, or with some paths only.
final class JsonPathBuiltins {
  private static final String SIGNATURE =
      "object[any: any], any<array[any<string, array[any]>], set[any<string, array[any]>]>"
          + " => object[any: any]";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of(
              "json.filter",
              SIGNATURE,
              (o, c) -> filter(Operands.object(o, 1), JsonPath.tree(o[1]), c)),
          Builtin.of(
              "json.remove",
              SIGNATURE,
              (o, c) -> remove(Operands.object(o, 1), JsonPath.tree(o[1]), c)));

  private JsonPathBuiltins() {}

  private static Value filter(Value value, JsonPath.Tree paths, CallContext context) {
    context.spend(1);
    if (paths.ends()) {
      return value;
    }
    return switch (value) {
      case ObjectValue object -> filterMembers(object, paths, context);
      case ArrayValue array -> filterElements(array, paths, context);
      case SetValue set -> filterElements(set, paths, context);
      default -> value;
    };
  }

  private static Value filterMembers(ObjectValue object, JsonPath.Tree paths, CallContext context) {
    ObjectValue.Builder kept = new ObjectValue.Builder();
    for (int i = 0; i < object.size(); i++) {
      JsonPath.Tree below = paths.get(object.keyUnordered(i));
      if (below != null) {
        kept.put(object.keyUnordered(i), filter(object.valueUnordered(i), below, context));
      }
    }
    return kept.build();
  }

  private static Value filterElements(ArrayValue array, JsonPath.Tree paths, CallContext context) {
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      JsonPath.Tree below = paths.get(index(i));
      if (below != null) {
        kept.add(filter(array.get(i), below, context));
      }
    }
    return ArrayValue.of(kept);
  }

  private static Value filterElements(SetValue set, JsonPath.Tree paths, CallContext context) {
    SetValue.Builder kept = new SetValue.Builder();
    for (Value element : set) {
      JsonPath.Tree below = paths.get(element);
      if (below != null) {
        kept.add(filter(element, below, context));
      }
    }
    return kept.build();
  }

  private static @Nullable Value remove(
      Value value, JsonPath.@Nullable Tree paths, CallContext context) {
    context.spend(1);
    if (paths == null) {
      return value;
    }
    if (paths.ends()) {
      return null;
    }
    return switch (value) {
      case ObjectValue object -> removeMembers(object, paths, context);
      case ArrayValue array -> removeElements(array, paths, context);
      case SetValue set -> removeElements(set, paths, context);
      default -> value;
    };
  }

  private static Value removeMembers(ObjectValue object, JsonPath.Tree paths, CallContext context) {
    ObjectValue.Builder rest = new ObjectValue.Builder();
    for (int i = 0; i < object.size(); i++) {
      Value key = object.keyUnordered(i);
      Value left = remove(object.valueUnordered(i), paths.get(key), context);
      if (left != null) {
        rest.put(key, left);
      }
    }
    return rest.build();
  }

  private static Value removeElements(ArrayValue array, JsonPath.Tree paths, CallContext context) {
    List<Value> rest = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      Value left = remove(array.get(i), paths.get(index(i)), context);
      if (left != null) {
        rest.add(left);
      }
    }
    return ArrayValue.of(rest);
  }

  private static Value removeElements(SetValue set, JsonPath.Tree paths, CallContext context) {
    SetValue.Builder rest = new SetValue.Builder();
    for (Value element : set) {
      Value left = remove(element, paths.get(element), context);
      if (left != null) {
        rest.add(left);
      }
    }
    return rest.build();
  }

  private static Value index(int i) {
    return StringValue.of(Integer.toString(i));
  }
}
