package dev.lockstep.rego.builtin.schema;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.types.Type;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The types of documents that schemas describe, as far as types can say it: `oneOf`, `enum` and
/// bounds are not looked at, and a schema that refers to itself is of any type there.
public final class SchemaTypes {
  private final IdentityHashMap<Schema, Type> known = new IdentityHashMap<>();

  private SchemaTypes() {}

  /// The type of the documents that `schema` describes.
  ///
  /// @throws BuiltinFailure where it is no schema, or parts of it contradict each other
  public static Type of(Value schema, CallContext context) throws BuiltinFailure {
    Schema compiled;
    try {
      compiled = SchemaCompiler.compile(schema, context);
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("unable to compile the schema: " + e.getMessage(), e);
    }
    try {
      return new SchemaTypes().type(compiled);
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("type checking: " + e.getMessage(), e);
    }
  }

  private Type type(Schema schema) throws BuiltinFailure {
    if (schema.reference == null) {
      return Shape.of(schema).type(this);
    }
    Schema target = schema.reference;
    Type before = known.get(target);
    if (before != null) {
      return before;
    }
    known.put(target, Type.ANY);
    Type type = type(target);
    known.put(target, type);
    return type;
  }

  /// What of a schema its type depends on.
  private record Shape(
      List<String> types,
      List<Map.Entry<String, Schema>> properties,
      List<Schema> items,
      boolean oneForItems,
      List<Schema> anyOf,
      List<Schema> allOf) {

    static Shape of(Schema schema) {
      return new Shape(
          schema.types,
          List.copyOf(schema.properties.entrySet()),
          schema.items,
          schema.oneSchemaForItems,
          schema.anyOf,
          schema.allOf);
    }

    private Type type(SchemaTypes all) throws BuiltinFailure {
      if (!anyOf.isEmpty()) {
        return either(all);
      }
      if (!allOf.isEmpty()) {
        return together(all);
      }
      return switch (kind()) {
        case "boolean" -> Type.Scalar.BOOLEAN;
        case "string" -> Type.Scalar.STRING;
        case "integer", "number" -> Type.Scalar.NUMBER;
        case "object" -> object(all);
        case "array" -> array(all);
        default -> Type.ANY;
      };
    }

    /// Of several types the first one in this order.
    private String kind() {
      for (String kind : List.of("boolean", "string", "integer", "number", "object", "array")) {
        if (types.contains(kind)) {
          return kind;
        }
      }
      if (!types.isEmpty()) {
        return "";
      }
      return !properties.isEmpty() ? "object" : !items.isEmpty() ? "array" : "";
    }

    private Type object(SchemaTypes all) throws BuiltinFailure {
      if (properties.isEmpty()) {
        return Type.Object.of(Type.ANY, Type.ANY);
      }
      SortedMap<Value, @Nullable Type> members = new TreeMap<>();
      for (Map.Entry<String, Schema> property : properties) {
        members.putIfAbsent(StringValue.of(property.getKey()), all.type(property.getValue()));
      }
      return Type.Object.of(members);
    }

    private Type array(SchemaTypes all) throws BuiltinFailure {
      if (items.isEmpty()) {
        return new Type.Array(List.of(), Type.ANY);
      }
      if (oneForItems) {
        return new Type.Array(List.of(), all.type(items.getFirst()));
      }
      List<@Nullable Type> elements = new ArrayList<>();
      for (Schema item : items) {
        elements.add(all.type(item));
      }
      return new Type.Array(elements, null);
    }

    private Type either(SchemaTypes all) throws BuiltinFailure {
      Type either = null;
      if (!types.isEmpty() && withoutAlternatives().type(all) instanceof Type.Object core) {
        either = core.open() ? null : core;
      }
      for (Schema one : anyOf) {
        either = Type.either(all.type(one), either);
      }
      return either == null ? Type.ANY : either;
    }

    private Shape withoutAlternatives() {
      return new Shape(types, properties, items, oneForItems, List.of(), allOf);
    }

    private Type together(SchemaTypes all) throws BuiltinFailure {
      Shape merged = null;
      for (Schema one : allOf) {
        Schema schema = one;
        for (int hops = 0; schema.reference != null && hops < allOf.size() + 100; hops++) {
          schema = schema.reference;
        }
        Shape shape = of(schema);
        boolean saysNothing =
            shape.types.isEmpty()
                && !shape.anyOf.isEmpty()
                && shape.properties.isEmpty()
                && shape.items.isEmpty();
        if (!saysNothing) {
          merged = merged == null ? shape.typed() : merged.and(shape.typed());
        }
      }
      if (merged == null) {
        return Type.ANY;
      }
      if (types.isEmpty()) {
        return merged.type(all);
      }
      Shape own = new Shape(types, properties, items, oneForItems, List.of(), List.of());
      boolean collections =
          (types.contains("object") && merged.types.contains("object"))
              || (types.contains("array") && merged.types.contains("array"));
      if (collections) {
        return merged.and(own).type(all);
      }
      if (!types.equals(merged.types)) {
        throw BuiltinFailure.of("unable to merge these schemas");
      }
      return merged.type(all);
    }

    /// The same with the type that its members or elements imply.
    private Shape typed() {
      String implied = properties.isEmpty() ? items.isEmpty() ? "" : "array" : "object";
      if (implied.isEmpty() || types.contains(implied)) {
        return this;
      }
      List<String> more = new ArrayList<>(types);
      more.add(implied);
      return new Shape(more, properties, items, oneForItems, anyOf, allOf);
    }

    private Shape and(Shape other) throws BuiltinFailure {
      if (!types.equals(other.types)) {
        throw BuiltinFailure.of(
            "unable to merge these schemas: type mismatch: "
                + text(types)
                + " and "
                + text(other.types));
      }
      List<Map.Entry<String, Schema>> properties = new ArrayList<>(this.properties);
      if (!properties.isEmpty()) {
        properties.addAll(other.properties);
      }
      List<Schema> items = new ArrayList<>(this.items);
      if (!items.isEmpty()) {
        for (int i = 0; i < other.items.size(); i++) {
          if (i >= items.size()) {
            items.add(other.items.get(i));
          } else if (!items.get(i).types.equals(other.items.get(i).types)) {
            throw BuiltinFailure.of("unable to merge these schemas");
          }
        }
      }
      return new Shape(types, properties, items, oneForItems, anyOf, allOf);
    }

    private static String text(List<String> types) {
      return types.size() == 1 ? types.getFirst() : "[" + String.join(",", types) + "]";
    }
  }
}
