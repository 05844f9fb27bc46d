package dev.lockstep.conformance.sca;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of one line of a golden file.
final class JsonText {
  private final ObjectValue object;

  private JsonText(ObjectValue object) {
    this.object = object;
  }

  static JsonText of(String line) throws IOException {
    try {
      if (JsonReader.read(line) instanceof ObjectValue object) {
        return new JsonText(object);
      }
      throw new IOException("a line of the golden file is no object");
    } catch (MalformedDocument e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  String text(String key) {
    return text(object.get(key));
  }

  boolean has(String key) {
    return !list(key).isEmpty();
  }

  /// The texts of a list, or of lists joined by ` -> `.
  List<String> list(String key) {
    List<String> texts = new ArrayList<>();
    if (object.get(key) instanceof ArrayValue array) {
      for (Value value : array) {
        texts.add(
            value instanceof ArrayValue pair
                ? text(pair.get(0)) + " -> " + text(pair.get(1))
                : text(value));
      }
    }
    return texts;
  }

  private static String text(@Nullable Value value) {
    return value instanceof StringValue string ? string.text() : "";
  }
}
