package dev.lockstep.rego.builtin.schema;

import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates documents against schemas.
public final class SchemaValidator {
  private static final String ROOT = "(Root)";
  private static final int MAX_REFERENCES = 1_000;

  private final CallContext context;
  private int depth;

  private SchemaValidator(CallContext context) {
    this.context = context;
  }

  /// Why `document` does not fit `schema`; nothing where it does.
  public static List<Mismatch> validate(Schema schema, Value document, CallContext context) {
    return new SchemaValidator(context).check(schema, document, ROOT).mismatches;
  }

  private Findings check(Schema schema, Value value, String path) {
    Findings findings = new Findings();
    validate(schema, value, path, findings);
    return findings;
  }

  private void validate(Schema schema, Value value, String path, Findings findings) {
    context.spend(2);
    if (schema.passes != null) {
      if (!schema.passes) {
        findings.add("false", path, "False always fails validation");
      }
      return;
    }
    if (schema.reference != null) {
      // A schema that only refers to itself says nothing.
      if (++depth < MAX_REFERENCES) {
        validate(schema.reference, value, path, findings);
      }
      depth--;
      return;
    }
    if (!schema.types.isEmpty() && !isOfType(schema, value)) {
      findings.add(
          "invalid_type",
          path,
          "Invalid type. Expected: " + schema.typesText() + ", given: " + typeOf(value));
      return;
    }
    combinations(schema, value, path, findings);
    switch (value) {
      case ArrayValue array -> {
        array(schema, array, path, findings);
        common(schema, value, path, findings);
      }
      case ObjectValue object -> {
        object(schema, object, path, findings);
        common(schema, value, path, findings);
        schema.properties.forEach(
            (name, property) -> {
              Value member = object.get(name);
              if (member != null) {
                validate(property, member, below(path, name), findings);
              }
            });
      }
      case NumberValue number -> {
        number(schema, number, path, findings);
        common(schema, value, path, findings);
      }
      case StringValue string -> {
        common(schema, value, path, findings);
        string(schema, string.text(), path, findings);
      }
      default -> common(schema, value, path, findings);
    }
    findings.score++;
  }

  private static boolean isOfType(Schema schema, Value value) {
    String type = typeOf(value);
    return schema.types.contains(type)
        || (type.equals("integer") && schema.types.contains("number"));
  }

  private static String typeOf(Value value) {
    return value instanceof NumberValue number
        ? number.isIntegral() ? "integer" : "number"
        : value.kind().word();
  }

  private static String below(String path, String name) {
    return path.equals(ROOT) ? name : path + "." + name;
  }

  private void combinations(Schema schema, Value value, String path, Findings findings) {
    anyOf(schema, value, path, findings);
    oneOf(schema, value, path, findings);
    boolean all = true;
    for (Schema part : schema.allOf) {
      Findings found = check(part, value, path);
      all &= found.isEmpty();
      findings.merge(found);
    }
    if (!all) {
      findings.add("number_all_of", path, "Must validate all the schemas (allOf)");
    }
    if (schema.not != null && check(schema.not, value, path).isEmpty()) {
      findings.add("number_not", path, "Must not validate the schema (not)");
    }
    if (value instanceof ObjectValue object) {
      dependencies(schema, object, path, findings);
    }
    condition(schema, value, path, findings);
    findings.score++;
  }

  private void anyOf(Schema schema, Value value, String path, Findings findings) {
    Findings best = null;
    for (Schema part : schema.anyOf) {
      Findings found = check(part, value, path);
      if (found.isEmpty()) {
        return;
      }
      best = best == null || found.score > best.score ? found : best;
    }
    if (best != null) {
      findings.add("number_any_of", path, "Must validate at least one schema (anyOf)");
      findings.merge(best);
    }
  }

  private void oneOf(Schema schema, Value value, String path, Findings findings) {
    Findings best = null;
    int fitting = 0;
    for (Schema part : schema.oneOf) {
      Findings found = check(part, value, path);
      if (found.isEmpty()) {
        fitting++;
      } else if (fitting == 0 && (best == null || found.score > best.score)) {
        best = found;
      }
    }
    if (!schema.oneOf.isEmpty() && fitting != 1) {
      findings.add("number_one_of", path, "Must validate one and only one schema (oneOf)");
      if (fitting == 0 && best != null) {
        findings.merge(best);
      }
    }
  }

  private void dependencies(Schema schema, ObjectValue object, String path, Findings findings) {
    schema.requiredWith.forEach(
        (name, others) -> {
          for (String other : others) {
            if (object.get(name) != null && object.get(other) == null) {
              findings.add("missing_dependency", path, "Has a dependency on " + other);
            }
          }
        });
    schema.schemaWith.forEach(
        (name, other) -> {
          if (object.get(name) != null) {
            validate(other, object, path, findings);
          }
        });
  }

  private void condition(Schema schema, Value value, String path, Findings findings) {
    if (schema.condition == null) {
      return;
    }
    boolean holds = check(schema.condition, value, path).isEmpty();
    Schema next = holds ? schema.consequence : schema.alternative;
    Findings found = next == null ? new Findings() : check(next, value, path);
    if (!found.isEmpty()) {
      findings.add(
          holds ? "condition_then" : "condition_else",
          path,
          holds
              ? "Must validate \"then\" as \"if\" was valid"
              : "Must validate \"else\" as \"if\" was not valid");
      findings.merge(found);
    }
  }

  private void common(Schema schema, Value value, String path, Findings findings) {
    if (schema.constant != null && !schema.constant.equals(value)) {
      findings.add("const", path, path + " does not match: " + JsonWriter.write(schema.constant));
    }
    List<Value> allowed = schema.enumeration;
    if (allowed != null && !allowed.contains(value)) {
      List<String> texts = new ArrayList<>();
      for (Value one : allowed) {
        texts.add(JsonWriter.write(one));
      }
      findings.add(
          "enum", path, path + " must be one of the following: " + String.join(", ", texts));
    }
    if (!schema.format.isEmpty()
        && value instanceof StringValue string
        && !Formats.matches(schema.format, string.text(), context)) {
      findings.add("format", path, "Does not match format '" + schema.format + "'");
    }
    findings.score++;
  }

  private void array(Schema schema, ArrayValue array, String path, Findings findings) {
    context.spend(array.size());
    for (int i = 0; i < array.size(); i++) {
      Schema item = itemSchema(schema, i);
      if (item != null) {
        findings.merge(check(item, array.get(i), below(path, Integer.toString(i))));
      }
    }
    boolean extra = !schema.oneSchemaForItems && !schema.items.isEmpty();
    if (extra && schema.noAdditionalItems && array.size() > schema.items.size()) {
      findings.add("array_no_additional_items", path, "No additional items allowed on array");
    }
    Long least = schema.sizes.get("minItems");
    if (least != null && array.size() < least) {
      findings.add("array_min_items", path, "Array must have at least " + least + " items");
    }
    Long most = schema.sizes.get("maxItems");
    if (most != null && array.size() > most) {
      findings.add("array_max_items", path, "Array must have at most " + most + " items");
    }
    if (schema.uniqueItems) {
      unique(array, path, findings);
    }
    contains(schema, array, path, findings);
    findings.score++;
  }

  private static @Nullable Schema itemSchema(Schema schema, int index) {
    if (schema.items.isEmpty()) {
      return null;
    }
    if (schema.oneSchemaForItems) {
      return schema.items.getFirst();
    }
    return index < schema.items.size() ? schema.items.get(index) : schema.additionalItems;
  }

  private static void unique(ArrayValue array, String path, Findings findings) {
    Map<Value, Integer> seen = new HashMap<>();
    for (int i = 0; i < array.size(); i++) {
      Integer before = seen.put(array.get(i), i);
      if (before != null) {
        findings.add("unique", path, "array items[" + before + "," + i + "] must be unique");
      }
    }
  }

  private void contains(Schema schema, ArrayValue array, String path, Findings findings) {
    if (schema.contains == null) {
      return;
    }
    Findings best = null;
    for (int i = 0; i < array.size(); i++) {
      Findings found = check(schema.contains, array.get(i), below(path, Integer.toString(i)));
      if (found.isEmpty()) {
        return;
      }
      best = best == null || found.score > best.score ? found : best;
    }
    findings.add("contains", path, "At least one of the items must match");
    if (best != null) {
      findings.merge(best);
    }
  }

  private void object(Schema schema, ObjectValue object, String path, Findings findings) {
    context.spend(object.size());
    Long least = schema.sizes.get("minProperties");
    if (least != null && object.size() < least) {
      findings.add("array_min_properties", path, "Must have at least " + least + " properties");
    }
    Long most = schema.sizes.get("maxProperties");
    if (most != null && object.size() > most) {
      findings.add("array_max_properties", path, "Must have at most " + most + " properties");
    }
    for (String name : schema.required) {
      if (object.get(name) == null) {
        findings.add("required", path, name + " is required");
      } else {
        findings.score++;
      }
    }
    for (int i = 0; i < object.size(); i++) {
      String name =
          object.key(i) instanceof StringValue text ? text.text() : JsonWriter.write(object.key(i));
      member(schema, name, object.value(i), path, findings);
    }
    findings.score++;
  }

  private void member(Schema schema, String name, Value value, String path, Findings findings) {
    boolean described = schema.properties.containsKey(name);
    for (Schema.PatternProperty property : schema.patternProperties.values()) {
      if (property.pattern().occursIn(name, context)) {
        described = true;
        findings.merge(check(property.schema(), value, below(path, name)));
        findings.score++;
      }
    }
    if (!described && schema.noAdditionalProperties) {
      findings.add(
          "additional_property_not_allowed",
          path,
          "Additional property " + name + " is not allowed");
    } else if (!described && schema.additionalProperties != null) {
      findings.merge(check(schema.additionalProperties, value, below(path, name)));
    }
    if (schema.propertyNames != null) {
      Findings found = check(schema.propertyNames, StringValue.of(name), path);
      if (!found.isEmpty()) {
        findings.add(
            "invalid_property_name", path, "Property name of \"" + name + "\" does not match");
        findings.merge(found);
      }
    }
  }

  private void string(Schema schema, String text, String path, Findings findings) {
    int length = text.codePointCount(0, text.length());
    Long least = schema.sizes.get("minLength");
    if (least != null && length < least) {
      findings.add("string_gte", path, "String length must be greater than or equal to " + least);
    }
    Long most = schema.sizes.get("maxLength");
    if (most != null && length > most) {
      findings.add("string_lte", path, "String length must be less than or equal to " + most);
    }
    if (schema.pattern != null && !schema.pattern.occursIn(text, context)) {
      findings.add("pattern", path, "Does not match pattern '" + schema.patternText + "'");
    }
    findings.score++;
  }

  private static void number(Schema schema, NumberValue number, String path, Findings findings) {
    BigDecimal value = number.decimal();
    if (schema.multipleOf != null && value.remainder(schema.multipleOf.decimal()).signum() != 0) {
      findings.add("multiple_of", path, "Must be a multiple of " + schema.multipleOf.text());
    }
    if (schema.maximum != null && number.compareTo(schema.maximum) > 0) {
      findings.add("number_lte", path, "Must be less than or equal to " + schema.maximum.text());
    }
    if (schema.exclusiveMaximum != null && number.compareTo(schema.exclusiveMaximum) >= 0) {
      findings.add("number_lt", path, "Must be less than " + schema.exclusiveMaximum.text());
    }
    if (schema.minimum != null && number.compareTo(schema.minimum) < 0) {
      findings.add("number_gte", path, "Must be greater than or equal to " + schema.minimum.text());
    }
    if (schema.exclusiveMinimum != null && number.compareTo(schema.exclusiveMinimum) <= 0) {
      findings.add("number_gt", path, "Must be greater than " + schema.exclusiveMinimum.text());
    }
    findings.score++;
  }
}
