package dev.lockstep.policy.condition;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values as the expression library takes them.
final class CelValues {
  private CelValues() {}

  static Object of(Value value) {
    return switch (value) {
      case StringValue text -> text.text();
      case BooleanValue truth -> truth.isTrue();
      case NullValue _ -> dev.cel.common.values.NullValue.NULL_VALUE;
      case NumberValue number ->
          number.isLong() ? (Object) number.longValue() : (Object) number.doubleValue();
      case ArrayValue array -> list(array);
      case SetValue set -> list(set);
      case ObjectValue object -> map(object);
    };
  }

  private static List<Object> list(Iterable<Value> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(of(value)));
    return list;
  }

  private static Map<Object, Object> map(ObjectValue object) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Value key : object.keys()) {
      Value member = object.get(key);
      if (member != null) {
        map.put(of(key), of(member));
      }
    }
    return map;
  }
}
