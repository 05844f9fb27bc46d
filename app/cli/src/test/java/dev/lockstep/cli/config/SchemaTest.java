package dev.lockstep.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The published schema and the reader know the same keys.
class SchemaTest {
  private static final Path SCHEMA = Path.of("../../docs/schema/lockstep-yaml.schema.json");

  @Test
  void theSchemaAndTheReaderKnowTheSameKeys() throws IOException {
    Map<String, Set<String>> published = published();
    assertEquals(Set.copyOf(Keys.ROOT), published.remove(""));
    Map<String, Set<String>> read = new TreeMap<>();
    Keys.ROOT.forEach(section -> read.put(section, Set.copyOf(Keys.of(section))));
    assertEquals(read, published);
  }

  /// The names below each `properties`, by the section that they belong to; empty for the top.
  private static Map<String, Set<String>> published() throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(SCHEMA.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          var above = parser.getParsingContext().getParent();
          if (above != null && "properties".equals(above.getCurrentName())) {
            names
                .computeIfAbsent(section(parser), unused -> new HashSet<>())
                .add(parser.currentName());
          }
        }
      }
    }
    return names;
  }

  private static String section(JsonParser parser) {
    String path = parser.getParsingContext().pathAsPointer().toString();
    String[] steps = path.split("/");
    return steps.length <= 3 ? "" : steps[2];
  }
}
