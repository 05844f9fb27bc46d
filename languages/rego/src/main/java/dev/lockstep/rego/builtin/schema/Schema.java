package dev.lockstep.rego.builtin.schema;

import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A compiled schema. The compiler fills it and nobody changes it afterwards; it may refer to
/// itself.
public final class Schema {
  /// What the schema `true` or `false` is; null for others.
  @Nullable Boolean passes;

  @Nullable Schema reference;
  final List<String> types = new ArrayList<>();
  final Map<String, Schema> properties = new LinkedHashMap<>();
  final Map<String, PatternProperty> patternProperties = new LinkedHashMap<>();
  final Map<String, List<String>> requiredWith = new LinkedHashMap<>();
  final Map<String, Schema> schemaWith = new LinkedHashMap<>();
  final List<String> required = new ArrayList<>();
  final List<Schema> items = new ArrayList<>();
  final List<Schema> allOf = new ArrayList<>();
  final List<Schema> anyOf = new ArrayList<>();
  final List<Schema> oneOf = new ArrayList<>();
  boolean oneSchemaForItems;
  boolean uniqueItems;
  boolean noAdditionalItems;
  boolean noAdditionalProperties;
  @Nullable Schema additionalItems;
  @Nullable Schema additionalProperties;
  @Nullable Schema propertyNames;
  @Nullable Schema contains;
  @Nullable Schema not;
  @Nullable Schema condition;
  @Nullable Schema consequence;
  @Nullable Schema alternative;
  @Nullable Value constant;
  @Nullable List<Value> enumeration;
  @Nullable GoPattern pattern;
  String patternText = "";
  String format = "";
  @Nullable NumberValue multipleOf;
  @Nullable NumberValue minimum;
  @Nullable NumberValue maximum;
  @Nullable NumberValue exclusiveMinimum;
  @Nullable NumberValue exclusiveMaximum;
  final Map<String, Long> sizes = new LinkedHashMap<>();

  Schema() {}

  /// A schema for the properties whose names a pattern occurs in.
  record PatternProperty(GoPattern pattern, Schema schema) {}

  /// The types that are allowed, as messages list them.
  String typesText() {
    return types.size() == 1 ? types.getFirst() : "[" + String.join(",", types) + "]";
  }
}
