package dev.lockstep.sca.osv;

import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads records of the OSV format, as databases publish them: what is not understood is passed
/// over, and a document that is no record at all is malformed.
public final class OsvReader {
  private static final int REFERENCES = 5;

  private OsvReader() {}

  public static Advisory read(String json) throws MalformedDocument {
    Value value = JsonReader.read(json);
    if (!(value instanceof ObjectValue object) || text(object, "id").isEmpty()) {
      throw new MalformedDocument("a record of the OSV format needs an id", 0, 0, null);
    }
    return advisory(object);
  }

  private static Advisory advisory(ObjectValue object) {
    List<Affected> affected = new ArrayList<>();
    List<String> vectors = new ArrayList<>(vectors(object));
    for (ObjectValue entry : objects(object.get("affected"))) {
      Affected read = affected(entry);
      if (read != null) {
        affected.add(read);
      }
      if (vectors.isEmpty()) {
        vectors.addAll(vectors(entry));
      }
    }
    List<String> references = new ArrayList<>();
    for (ObjectValue reference : objects(object.get("references"))) {
      if (references.size() < REFERENCES) {
        references.add(text(reference, "url"));
      }
    }
    String published = text(object, "published");
    return new Advisory(
        text(object, "id"),
        texts(object.get("aliases")),
        summary(object),
        vectors,
        severity(object),
        weaknesses(object),
        references,
        published.length() >= 10 ? published.substring(0, 10) : "",
        !text(object, "withdrawn").isEmpty(),
        affected);
  }

  private static String summary(ObjectValue object) {
    String summary = text(object, "summary");
    if (!summary.isBlank()) {
      return summary.strip();
    }
    String details = text(object, "details").strip();
    int end = details.indexOf('\n');
    String line = end < 0 ? details : details.substring(0, end);
    return line.length() <= 200 ? line : line.substring(0, 199) + "…";
  }

  private static List<String> vectors(ObjectValue object) {
    List<String> vectors = new ArrayList<>();
    for (ObjectValue severity : objects(object.get("severity"))) {
      if (text(severity, "type").startsWith("CVSS")) {
        vectors.add(text(severity, "score"));
      }
    }
    return vectors;
  }

  private static String severity(ObjectValue object) {
    return object.get("database_specific") instanceof ObjectValue own ? text(own, "severity") : "";
  }

  private static List<String> weaknesses(ObjectValue object) {
    return object.get("database_specific") instanceof ObjectValue own
        ? texts(own.get("cwe_ids"))
        : List.of();
  }

  private static @Nullable Affected affected(ObjectValue entry) {
    if (!(entry.get("package") instanceof ObjectValue named)) {
      return null;
    }
    List<Range> ranges = new ArrayList<>();
    for (ObjectValue range : objects(entry.get("ranges"))) {
      if (!text(range, "type").equals("GIT")) {
        ranges.add(range(range));
      }
    }
    return new Affected(
        text(named, "ecosystem"), text(named, "name"), ranges, texts(entry.get("versions")));
  }

  private static Range range(ObjectValue range) {
    List<Range.Event> events = new ArrayList<>();
    for (ObjectValue event : objects(range.get("events"))) {
      for (Range.Type type : Range.Type.values()) {
        String version = text(event, key(type));
        if (!version.isEmpty()) {
          events.add(new Range.Event(type, version));
        }
      }
    }
    return new Range(events);
  }

  private static String key(Range.Type type) {
    return switch (type) {
      case INTRODUCED -> "introduced";
      case FIXED -> "fixed";
      case LAST_AFFECTED -> "last_affected";
      case LIMIT -> "limit";
    };
  }

  private static List<ObjectValue> objects(@Nullable Value value) {
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

  private static List<String> texts(@Nullable Value value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof ArrayValue array) {
      for (Value element : array) {
        if (element instanceof StringValue string) {
          texts.add(string.text());
        }
      }
    }
    return texts;
  }

  private static String text(ObjectValue object, String key) {
    return object.get(key) instanceof StringValue string ? string.text() : "";
  }
}
