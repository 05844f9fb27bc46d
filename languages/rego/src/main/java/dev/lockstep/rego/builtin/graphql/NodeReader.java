package dev.lockstep.rego.builtin.graphql;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads nodes from the objects that policies see. Members of other names are passed over.
final class NodeReader {
  private static final int MAX_DEPTH = 500;

  private NodeReader() {}

  /// The document that `object` is.
  static Node read(ObjectValue object) throws GraphqlError {
    return node(object, 0);
  }

  private static Node node(ObjectValue object, int depth) throws GraphqlError {
    if (depth > MAX_DEPTH) {
      throw new GraphqlError(Place.NONE, "document nests too deeply");
    }
    Node node = new Node(Place.NONE);
    for (int i = 0; i < object.size(); i++) {
      if (object.key(i) instanceof StringValue key) {
        node.with(key.text(), member(key.text(), object.value(i), depth));
      }
    }
    return node;
  }

  private static @Nullable Object member(String name, Value value, int depth) throws GraphqlError {
    if (value instanceof NullValue) {
      return null;
    }
    return switch (name) {
      case "Name",
          "Alias",
          "Raw",
          "Operation",
          "Variable",
          "TypeCondition",
          "NamedType",
          "Description",
          "Location" -> {
        if (!(value instanceof StringValue text)) {
          throw mismatch(name);
        }
        yield text.text();
      }
      case "NonNull", "BuiltIn", "IsRepeatable", "ExpectedTypeHasDefault", "Used" -> {
        if (!(value instanceof BooleanValue truth)) {
          throw mismatch(name);
        }
        yield truth.isTrue();
      }
      case "Type", "Kind" ->
          switch (value) {
            case StringValue text -> text.text();
            case NumberValue number -> number.longValue();
            case ObjectValue object -> node(object, depth + 1);
            default -> throw mismatch(name);
          };
      case "Value", "DefaultValue", "Elem" -> {
        if (!(value instanceof ObjectValue object)) {
          throw mismatch(name);
        }
        yield node(object, depth + 1);
      }
      case "Interfaces", "Types", "Locations" -> list(name, value, true, depth);
      case "Operations",
          "Fragments",
          "SelectionSet",
          "Arguments",
          "Directives",
          "VariableDefinitions",
          "VariableDefinition",
          "Fields",
          "EnumValues",
          "Children",
          "Schema",
          "SchemaExtension",
          "OperationTypes",
          "Definitions",
          "Extensions" ->
          list(name, value, false, depth);
      default -> null;
    };
  }

  private static List<Object> list(String name, Value value, boolean texts, int depth)
      throws GraphqlError {
    if (!(value instanceof ArrayValue array)) {
      throw mismatch(name);
    }
    List<Object> list = new ArrayList<>();
    for (Value element : array) {
      if (texts && element instanceof StringValue text) {
        list.add(text.text());
      } else if (!texts && element instanceof ObjectValue object) {
        list.add(node(object, depth + 1));
      } else {
        throw mismatch(name);
      }
    }
    return list;
  }

  private static GraphqlError mismatch(String name) {
    return new GraphqlError(Place.NONE, "member " + name + " has the wrong type");
  }
}
