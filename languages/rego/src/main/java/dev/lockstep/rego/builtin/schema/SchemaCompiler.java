package dev.lockstep.rego.builtin.schema;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compiles schemas. References are followed within the schema only: nothing is fetched.
public final class SchemaCompiler {
  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "number", "null", "object", "string");
  private static final List<String> SIZES =
      List.of("minLength", "maxLength", "minProperties", "maxProperties", "minItems", "maxItems");
  private static final int MAX_DEPTH = 500;

  private final Value root;
  private final Draft draft;
  private final CallContext context;
  private final Map<String, Schema> references = new HashMap<>();
  private int depth;

  private SchemaCompiler(Value root, CallContext context) {
    this.root = root;
    this.draft = root instanceof ObjectValue object ? Draft.of(object) : Draft.HYBRID;
    this.context = context;
  }

  /// The schema that `document` is.
  ///
  /// @throws BuiltinFailure where it is none
  public static Schema compile(Value document, CallContext context) throws BuiltinFailure {
    if (!isSchema(document)) {
      throw BuiltinFailure.of("schema is invalid");
    }
    SchemaCompiler compiler = new SchemaCompiler(document, context);
    Schema schema = new Schema();
    compiler.references.put("#", schema);
    compiler.fill(schema, document);
    return schema;
  }

  private Schema schema(Value document) throws BuiltinFailure {
    Schema schema = new Schema();
    fill(schema, document);
    return schema;
  }

  private void fill(Schema schema, Value document) throws BuiltinFailure {
    context.spend(4);
    if (document instanceof BooleanValue truth && draft.compareTo(Draft.DRAFT_6) >= 0) {
      schema.passes = truth.isTrue();
      return;
    }
    if (!(document instanceof ObjectValue object)) {
      throw BuiltinFailure.of("Expected: Valid Schema, given: Invalid JSON");
    }
    if (++depth > MAX_DEPTH) {
      throw BuiltinFailure.of("schema nests too deeply");
    }
    fill(schema, object);
    depth--;
  }

  private void fill(Schema schema, ObjectValue object) throws BuiltinFailure {
    text(object, draft == Draft.DRAFT_4 || object.get("id") != null ? "id" : "$id");
    definitions(object);
    text(object, "title");
    text(object, "description");
    String reference = text(object, "$ref");
    if (reference != null) {
      schema.reference = resolve(reference);
      return;
    }
    types(schema, object.get("type"));
    properties(schema, object);
    dependencies(schema, object.get("dependencies"));
    items(schema, object);
    numbers(schema, object);
    sizes(schema, object);
    strings(schema, object);
    for (Value name : list(object, "required")) {
      if (!(name instanceof StringValue string)) {
        throw invalidType("string", "required");
      }
      if (schema.required.contains(string.text())) {
        throw BuiltinFailure.of("required items must be unique");
      }
      schema.required.add(string.text());
    }
    values(schema, object);
    combinations(schema, object);
  }

  private void definitions(ObjectValue object) throws BuiltinFailure {
    Value definitions = object.get("definitions");
    if (definitions == null) {
      return;
    }
    if (!(definitions instanceof ObjectValue map)) {
      throw invalidType("Array Of Schemas", "definitions");
    }
    for (int i = 0; i < map.size(); i++) {
      if (!isSchema(map.value(i))) {
        throw invalidType("Array Of Schemas", "definitions");
      }
      schema(map.value(i));
    }
  }

  private static boolean isSchema(@Nullable Value value) {
    return value instanceof ObjectValue || value instanceof BooleanValue;
  }

  private Schema resolve(String reference) throws BuiltinFailure {
    Schema known = references.get(reference);
    if (known != null) {
      return known;
    }
    if (!reference.startsWith("#")) {
      throw BuiltinFailure.of("remote reference loading disabled: " + reference);
    }
    Value target = root;
    for (String part : reference.substring(1).split("/", -1)) {
      String key = part.replace("~1", "/").replace("~0", "~").replace("%25", "%");
      target = part.isEmpty() ? target : member(target, key);
    }
    if (!isSchema(target)) {
      throw BuiltinFailure.of("Valid Schema must be of type object");
    }
    Schema schema = new Schema();
    references.put(reference, schema);
    fill(schema, target);
    return schema;
  }

  private static Value member(Value parent, String key) throws BuiltinFailure {
    Value member =
        switch (parent) {
          case ObjectValue object -> object.get(key);
          case ArrayValue array
              when !key.isEmpty()
                  && key.length() < 9
                  && key.chars().allMatch(c -> c >= '0' && c <= '9') ->
              array.find(NumberValue.of(Integer.parseInt(key)));
          default -> null;
        };
    if (member == null) {
      throw BuiltinFailure.of("Object has no key '" + key + "'");
    }
    return member;
  }

  private static void types(Schema schema, @Nullable Value types) throws BuiltinFailure {
    switch (types) {
      case null -> {}
      case StringValue type -> type(schema, type.text());
      case ArrayValue array -> {
        for (Value element : array) {
          if (!(element instanceof StringValue type)) {
            throw invalidType("type", "string/Array Of Strings");
          }
          type(schema, type.text());
        }
      }
      default -> throw invalidType("type", "string/Array Of Strings");
    }
  }

  private static void type(Schema schema, String type) throws BuiltinFailure {
    if (!TYPES.contains(type)) {
      throw BuiltinFailure.of(
          "has a primitive type that is NOT VALID -- given: /"
              + type
              + "/ Expected valid values are:["
              + String.join(" ", TYPES)
              + "]");
    }
    if (schema.types.contains(type)) {
      throw BuiltinFailure.of(type + " type is duplicated");
    }
    schema.types.add(type);
  }

  private void properties(Schema schema, ObjectValue object) throws BuiltinFailure {
    Value properties = object.get("properties");
    if (properties != null) {
      if (!(properties instanceof ObjectValue map)) {
        throw BuiltinFailure.of("Properties must be of type object");
      }
      for (int i = 0; i < map.size(); i++) {
        schema.properties.put(key(map, i), schema(map.value(i)));
      }
    }
    Value additional = object.get("additionalProperties");
    schema.noAdditionalProperties = additional == BooleanValue.FALSE;
    schema.additionalProperties = additional(additional, "additionalProperties");
    Value patterns = object.get("patternProperties");
    if (patterns != null) {
      if (!(patterns instanceof ObjectValue map)) {
        throw invalidType("Valid Schema", "patternProperties");
      }
      for (int i = 0; i < map.size(); i++) {
        GoPattern pattern = pattern(key(map, i), "Invalid regex pattern '" + key(map, i) + "'");
        schema.patternProperties.put(
            key(map, i), new Schema.PatternProperty(pattern, schema(map.value(i))));
      }
    }
    Value names = object.get("propertyNames");
    if (names != null && draft.compareTo(Draft.DRAFT_6) >= 0) {
      if (!isSchema(names)) {
        throw invalidType("Valid Schema", "patternProperties");
      }
      schema.propertyNames = schema(names);
    }
  }

  private @Nullable Schema additional(@Nullable Value additional, String key)
      throws BuiltinFailure {
    if (additional != null && !isSchema(additional)) {
      throw invalidType("boolean/Valid Schema", key);
    }
    return additional instanceof ObjectValue ? schema(additional) : null;
  }

  private GoPattern pattern(String text, String problem) throws BuiltinFailure {
    try {
      return GoPattern.of(text, context);
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of(problem, e);
    }
  }

  private static String key(ObjectValue object, int index) {
    return object.key(index) instanceof StringValue string
        ? string.text()
        : object.key(index).toString();
  }

  private void dependencies(Schema schema, @Nullable Value dependencies) throws BuiltinFailure {
    if (dependencies == null) {
      return;
    }
    if (!(dependencies instanceof ObjectValue map)) {
      throw BuiltinFailure.of("dependencies must be of type object");
    }
    for (int i = 0; i < map.size(); i++) {
      if (map.value(i) instanceof ArrayValue array) {
        List<String> names = new ArrayList<>();
        for (Value element : array) {
          if (!(element instanceof StringValue name)) {
            throw invalidDependency();
          }
          names.add(name.text());
        }
        schema.requiredWith.put(key(map, i), names);
      } else if (isSchema(map.value(i))) {
        schema.schemaWith.put(key(map, i), schema(map.value(i)));
      } else {
        throw invalidDependency();
      }
    }
  }

  private static BuiltinFailure invalidDependency() {
    return BuiltinFailure.of("dependency must be of type schema or array of strings");
  }

  private void items(Schema schema, ObjectValue object) throws BuiltinFailure {
    Value items = object.get("items");
    switch (items) {
      case null -> {}
      case ArrayValue array -> {
        for (Value element : array) {
          if (!isSchema(element)) {
            throw invalidType("Valid Schema/Array Of Schemas", "items");
          }
          schema.items.add(schema(element));
        }
      }
      case ObjectValue _, BooleanValue _ -> {
        schema.items.add(schema(items));
        schema.oneSchemaForItems = true;
      }
      default -> throw invalidType("Valid Schema/Array Of Schemas", "items");
    }
    Value additional = object.get("additionalItems");
    schema.noAdditionalItems = additional == BooleanValue.FALSE;
    schema.additionalItems = additional(additional, "additionalItems");
  }

  private void numbers(Schema schema, ObjectValue object) throws BuiltinFailure {
    Value multiple = object.get("multipleOf");
    if (multiple != null) {
      if (!(multiple instanceof NumberValue number)) {
        throw invalidType("number", "multipleOf");
      }
      if (number.signum() <= 0) {
        throw BuiltinFailure.of("multipleOf must be strictly greater than 0");
      }
      schema.multipleOf = number;
    }
    schema.minimum = number(object, "minimum");
    if (isExclusive(object, "exclusiveMinimum", schema.minimum)) {
      schema.exclusiveMinimum = schema.minimum;
      schema.minimum = null;
    } else if (object.get("exclusiveMinimum") instanceof NumberValue number) {
      schema.exclusiveMinimum = number;
    }
    schema.maximum = number(object, "maximum");
    if (isExclusive(object, "exclusiveMaximum", schema.maximum)) {
      schema.exclusiveMaximum = schema.maximum;
      schema.maximum = null;
    } else if (object.get("exclusiveMaximum") instanceof NumberValue number) {
      schema.exclusiveMaximum = number;
    }
  }

  private static @Nullable NumberValue number(ObjectValue object, String key)
      throws BuiltinFailure {
    Value value = object.get(key);
    if (value != null && !(value instanceof NumberValue)) {
      throw BuiltinFailure.of(key + " must be of a number");
    }
    return value instanceof NumberValue number ? number : null;
  }

  /// Draft 4 says by a boolean that a bound is exclusive, later drafts have a bound of its own.
  private boolean isExclusive(ObjectValue object, String key, @Nullable NumberValue bound)
      throws BuiltinFailure {
    Value value = object.get(key);
    if (value == null) {
      return false;
    }
    boolean numberAllowed = draft != Draft.DRAFT_4;
    boolean truthAllowed = draft == Draft.DRAFT_4 || draft == Draft.HYBRID;
    if (value instanceof NumberValue && numberAllowed) {
      return false;
    }
    if (!(value instanceof BooleanValue truth) || !truthAllowed) {
      throw invalidType(
          truthAllowed && numberAllowed ? "boolean/number" : truthAllowed ? "boolean" : "number",
          key);
    }
    if (bound == null) {
      String other = key.equals("exclusiveMinimum") ? "minimum" : "maximum";
      throw BuiltinFailure.of(key + " cannot be used without " + other);
    }
    return truth.isTrue();
  }

  private static void sizes(Schema schema, ObjectValue object) throws BuiltinFailure {
    for (String key : SIZES) {
      Value value = object.get(key);
      if (value == null) {
        continue;
      }
      if (!(value instanceof NumberValue number) || !number.isIntegral()) {
        throw BuiltinFailure.of(key + " must be of an integer");
      }
      if (number.signum() < 0) {
        throw BuiltinFailure.of(key + " must be greater than or equal to 0");
      }
      schema.sizes.put(key, number.longValue());
    }
    for (int i = 0; i < SIZES.size(); i += 2) {
      Long least = schema.sizes.get(SIZES.get(i));
      Long most = schema.sizes.get(SIZES.get(i + 1));
      if (least != null && most != null && least > most) {
        throw BuiltinFailure.of(SIZES.get(i) + " cannot be greater than " + SIZES.get(i + 1));
      }
    }
  }

  private void strings(Schema schema, ObjectValue object) throws BuiltinFailure {
    String pattern = text(object, "pattern");
    if (pattern != null) {
      schema.pattern = pattern(pattern, "pattern must be a valid regex");
      schema.patternText = pattern;
    }
    String format = text(object, "format");
    schema.format = format == null ? "" : format;
  }

  private void values(Schema schema, ObjectValue object) throws BuiltinFailure {
    Value unique = object.get("uniqueItems");
    if (unique != null && !(unique instanceof BooleanValue)) {
      throw BuiltinFailure.of("uniqueItems must be of a boolean");
    }
    schema.uniqueItems = unique == BooleanValue.TRUE;
    boolean modern = draft.compareTo(Draft.DRAFT_6) >= 0;
    Value contains = object.get("contains");
    schema.contains = contains == null || !modern ? null : schema(contains);
    schema.constant = modern ? object.get("const") : null;
    if (object.get("enum") != null) {
      List<Value> values = list(object, "enum").asList();
      if (new TreeSet<>(values).size() < values.size()) {
        throw BuiltinFailure.of("enum items must be unique");
      }
      schema.enumeration = values;
    }
  }

  private void combinations(Schema schema, ObjectValue object) throws BuiltinFailure {
    for (Value element : list(object, "oneOf")) {
      schema.oneOf.add(schema(element));
    }
    for (Value element : list(object, "anyOf")) {
      schema.anyOf.add(schema(element));
    }
    for (Value element : list(object, "allOf")) {
      schema.allOf.add(schema(element));
    }
    schema.not = one(object, "not");
    if (draft.compareTo(Draft.DRAFT_7) >= 0) {
      schema.condition = one(object, "if");
      schema.consequence = one(object, "then");
      schema.alternative = one(object, "else");
    }
  }

  private @Nullable Schema one(ObjectValue object, String key) throws BuiltinFailure {
    Value value = object.get(key);
    if (value != null && !isSchema(value)) {
      throw BuiltinFailure.of(key + " must be of an object");
    }
    return value == null ? null : schema(value);
  }

  private static ArrayValue list(ObjectValue object, String key) throws BuiltinFailure {
    Value value = object.get(key);
    if (value != null && !(value instanceof ArrayValue)) {
      throw BuiltinFailure.of(key + " must be of an array");
    }
    return value instanceof ArrayValue array ? array : ArrayValue.EMPTY;
  }

  private static @Nullable String text(ObjectValue object, String key) throws BuiltinFailure {
    Value value = object.get(key);
    if (value != null && !(value instanceof StringValue)) {
      throw invalidType("string", key);
    }
    return value instanceof StringValue string ? string.text() : null;
  }

  private static BuiltinFailure invalidType(String expected, String given) {
    return BuiltinFailure.of("Invalid type. Expected: " + expected + ", given: " + given);
  }
}
