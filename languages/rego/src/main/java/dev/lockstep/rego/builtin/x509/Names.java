package dev.lockstep.rego.builtin.x509;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Distinguished names.
final class Names {
  private static final Map<String, String> LISTS =
      Map.of(
          "2.5.4.6", "Country",
          "2.5.4.10", "Organization",
          "2.5.4.11", "OrganizationalUnit",
          "2.5.4.7", "Locality",
          "2.5.4.8", "Province",
          "2.5.4.9", "StreetAddress",
          "2.5.4.17", "PostalCode");

  private Names() {}

  static Value object(Der name) throws BuiltinFailure {
    List<Value> all = new ArrayList<>();
    Map<String, List<Value>> lists = new HashMap<>();
    Value common = StringValue.EMPTY;
    Value serial = StringValue.EMPTY;
    for (Der set : name.expect(Der.SEQUENCE).children()) {
      for (Der attribute : set.children()) {
        List<Der> parts = attribute.children();
        Der type = Der.child(parts, 0, Der.OBJECT_IDENTIFIER);
        if (parts.size() < 2) {
          throw Der.malformed();
        }
        Value value = StringValue.of(parts.get(1).text());
        all.add(
            new ObjectValue.Builder().put("Type", identifier(type)).put("Value", value).build());
        String dotted = type.dotted();
        String list = LISTS.get(dotted);
        if (list != null) {
          lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(value);
        }
        common = dotted.equals("2.5.4.3") ? value : common;
        serial = dotted.equals("2.5.4.5") ? value : serial;
      }
    }
    ObjectValue.Builder object = new ObjectValue.Builder();
    for (String list : LISTS.values()) {
      object.put(list, list(lists.getOrDefault(list, List.of())));
    }
    return object
        .put("CommonName", common)
        .put("SerialNumber", serial)
        .put("Names", list(all))
        .put("ExtraNames", NullValue.NULL)
        .build();
  }

  static Value identifier(Der identifier) throws BuiltinFailure {
    List<Value> numbers = new ArrayList<>();
    for (int number : identifier.identifier()) {
      numbers.add(NumberValue.of(number));
    }
    return ArrayValue.of(numbers);
  }

  /// Go writes a list that was never filled as null.
  static Value list(List<Value> values) {
    return values.isEmpty() ? NullValue.NULL : ArrayValue.of(values);
  }
}
