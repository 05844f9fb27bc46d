package dev.lockstep.rego.types;

import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The types of documents, by their paths.
public final class TypeTree {
  private final SortedMap<Value, TypeTree> children = new TreeMap<>();
  private @Nullable Type type;

  private static final TypeTree EMPTY = new TypeTree();

  @Nullable Type type() {
    return type;
  }

  @Nullable TypeTree child(Value key) {
    return children.get(key);
  }

  Collection<TypeTree> children() {
    return children.values();
  }

  /// The keys of the documents below.
  List<Value> keys() {
    return List.copyOf(children.keySet());
  }

  /// What is known of the document: its type, or that of an object of what is below.
  Type extent() {
    if (type != null) {
      return type;
    }
    SortedMap<Value, @Nullable Type> known = new TreeMap<>();
    for (Map.Entry<Value, TypeTree> child : children.entrySet()) {
      boolean named =
          child.getKey() instanceof StringValue
              || child.getKey() instanceof NumberValue
              || child.getKey() instanceof BooleanValue;
      if (named) {
        known.put(child.getKey(), child.getValue().extent());
      }
    }
    return new Type.Object(known, Type.Scalar.STRING, Type.ANY, true);
  }

  /// States that the document at `path` is of type `of`, whatever was stated before.
  public void put(List<Value> path, Type of) {
    TypeTree tree = this;
    for (Value key : path) {
      tree = tree.children.computeIfAbsent(key, _ -> new TypeTree());
    }
    tree.type = of;
  }

  /// This tree in which the document at `path` is of type `of`; this one stays as it is.
  TypeTree with(List<Value> path, Type of) {
    TypeTree changed = new TypeTree();
    changed.children.putAll(children);
    changed.type = type;
    if (path.isEmpty()) {
      changed.type = of;
    } else {
      TypeTree child = children.getOrDefault(path.getFirst(), EMPTY);
      changed.children.put(path.getFirst(), child.with(path.subList(1, path.size()), of));
    }
    return changed;
  }

  /// This tree in which the document at `path` is of type `of`, whatever is known of what is
  /// around it: where `path` leads into the input, the type of all of the input says so.
  public TypeTree stating(List<Value> path, Type of) {
    boolean below = path.size() > 1 && path.getFirst().equals(StringValue.of("input"));
    if (!below) {
      return with(path, of);
    }
    TypeTree root = children.get(path.getFirst());
    Type whole = root == null ? Type.ANY : root.extent();
    return with(path.subList(0, 1), overridden(whole, path.subList(1, path.size()), of));
  }

  private static Type overridden(@Nullable Type type, List<Value> path, Type of) {
    if (!(type instanceof Type.Object object)) {
      return nested(path, of, Type.Object.of(Type.ANY, Type.ANY));
    }
    SortedMap<Value, @Nullable Type> known = new TreeMap<>(object.known());
    Value key = path.getFirst();
    List<Value> rest = path.subList(1, path.size());
    if (!known.containsKey(key)) {
      known.putAll(nested(path, of, object).known());
    } else {
      known.put(key, rest.isEmpty() ? of : overridden(known.get(key), rest, of));
    }
    return new Type.Object(known, object.furtherKey(), object.further(), object.open());
  }

  private static Type.Object nested(List<Value> path, Type of, Type.Object like) {
    SortedMap<Value, @Nullable Type> known = new TreeMap<>();
    List<Value> rest = path.subList(1, path.size());
    known.put(path.getFirst(), rest.isEmpty() ? of : nested(rest, of, like));
    return new Type.Object(known, like.furtherKey(), like.further(), like.open());
  }

  /// States that the document at `path` is of type `of` too.
  void insert(List<Value> path, Type of) {
    TypeTree tree = this;
    for (int i = 0; i < path.size(); i++) {
      TypeTree child = tree.children.get(path.get(i));
      if (child == null) {
        child = new TypeTree();
        tree.children.put(path.get(i), child);
      } else if (child.type instanceof Type.Object object && i + 1 < path.size()) {
        child.type = inserted(object, path.subList(i + 1, path.size()), of);
      }
      tree = child;
    }
    tree.type = merged(tree.type, of);
    if (of instanceof Type.Object && tree.type instanceof Type.Object object) {
      Type.Object all = object;
      for (Map.Entry<List<Value>, Type> leaf : tree.leaves().entrySet()) {
        all = inserted(all, leaf.getKey(), leaf.getValue());
      }
      tree.type = all;
    }
  }

  private Map<List<Value>, Type> leaves() {
    Map<List<Value>, Type> leaves = new java.util.LinkedHashMap<>();
    children.forEach((key, child) -> child.collect(List.of(key), leaves));
    return leaves;
  }

  private void collect(List<Value> path, Map<List<Value>, Type> leaves) {
    if (type != null) {
      leaves.put(path, type);
      return;
    }
    children.forEach(
        (key, child) -> {
          List<Value> longer = new ArrayList<>(path);
          longer.add(key);
          child.collect(longer, leaves);
        });
  }

  private static Type.Object inserted(Type.Object object, List<Value> path, Type of) {
    Type key = Types.of(path.getFirst());
    Type value =
        path.size() == 1
            ? of
            : inserted(Type.Object.of(new TreeMap<>()), path.subList(1, path.size()), of);
    return new Type.Object(
        object.known(),
        Types.or(object.furtherKey(), key),
        Types.or(object.further(), value),
        true);
  }

  private static @Nullable Type merged(@Nullable Type a, @Nullable Type b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    if (a instanceof Type.Object x && b instanceof Type.Object y && isLoose(x) && isLoose(y)) {
      if (!x.open() || !y.open()) {
        return x.open() ? x : y;
      }
      return Type.Object.of(
          Types.or(x.furtherKey(), y.furtherKey()), merged(x.further(), y.further()));
    }
    if (a instanceof Type.Set(Type x) && b instanceof Type.Set(Type y)) {
      return new Type.Set(Types.or(x, y));
    }
    return Types.or(a, b);
  }

  private static boolean isLoose(Type.Object object) {
    return object.known().isEmpty();
  }
}
