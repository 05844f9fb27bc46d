package dev.lockstep.rego.syntax;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The forms in which metadata may be written, made one.
final class AnnotationContent {
  private static final StringValue ENTRYPOINT = StringValue.of("entrypoint");

  private AnnotationContent() {}

  /// `content` with authors, resources and schemas as objects, and without what is no entrypoint.
  static ObjectValue.Builder normalized(ObjectValue content)
      throws SchemaAnnotations.InvalidSchema {
    ObjectValue.Builder all = new ObjectValue.Builder();
    for (int i = 0; i < content.size(); i++) {
      boolean idle = content.key(i).equals(ENTRYPOINT) && content.value(i) == BooleanValue.FALSE;
      if (!idle) {
        all.put(content.key(i), content.value(i));
      }
    }
    if (content.get("authors") instanceof ArrayValue authors) {
      all.put("authors", eachOf(authors, AnnotationContent::author));
    }
    if (content.get("related_resources") instanceof ArrayValue resources) {
      all.put("related_resources", eachOf(resources, AnnotationContent::resource));
    }
    if (content.get("schemas") instanceof ArrayValue schemas) {
      all.put("schemas", SchemaAnnotations.normalized(schemas));
    }
    return all;
  }

  private static ArrayValue eachOf(ArrayValue values, UnaryOperator<Value> change) {
    List<Value> changed = new ArrayList<>();
    for (Value value : values) {
      changed.add(change.apply(value));
    }
    return ArrayValue.of(changed);
  }

  /// `A Name <a@example.org>` as an object.
  private static Value author(Value value) {
    if (!(value instanceof StringValue string)) {
      return value;
    }
    String text = string.text().strip();
    ObjectValue.Builder author = new ObjectValue.Builder();
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.endsWith(">") && text.indexOf(' ', open) < 0) {
      author.put("email", StringValue.of(text.substring(open + 1, text.length() - 1)));
      text = text.substring(0, open).strip();
    }
    if (!text.isEmpty()) {
      author.put("name", StringValue.of(text));
    }
    return author.build();
  }

  private static Value resource(Value value) {
    return value instanceof StringValue ? ObjectValue.of(StringValue.of("ref"), value) : value;
  }
}
