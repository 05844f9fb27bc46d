package dev.lockstep.sca.vex;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members of foreign objects: what is absent or of another type is empty.
final class Members {
  private Members() {}

  static ObjectValue object(ObjectValue parent, String key) {
    return parent.get(key) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
  }

  static List<ObjectValue> objects(@Nullable Value value) {
    List<ObjectValue> objects = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (Value element : array) {
        if (element instanceof ObjectValue object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  static List<String> texts(@Nullable Value value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (Value element : array) {
        if (element instanceof StringValue text) {
          texts.add(text.text());
        }
      }
    }
    return texts;
  }

  static String text(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue string ? string.text() : "";
  }
}
