package dev.lockstep.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Severity;
import dev.lockstep.policy.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    read.put("where", Set.copyOf(Keys.WHERE));
    read.put("library", Set.copyOf(Keys.LIBRARY));
    assertEquals(read, published);
  }

  @Test
  void theSchemaAndTheReaderKnowTheSameValues() throws IOException {
    assertEquals(
        Map.ofEntries(
            Map.entry("/$defs/where/properties/kinds/items/enum", ids(Kind.values(), Kind::id)),
            Map.entry(
                "/$defs/where/properties/severity/enum", ids(Severity.values(), Severity::id)),
            Map.entry(
                "/$defs/where/properties/confidence/enum",
                ids(Confidence.values(), Confidence::id)),
            Map.entry("/$defs/where/properties/stage/enum", ids(Stage.values(), Stage::id)),
            Map.entry("/properties/gate/properties/stage/enum", ids(Stage.values(), Stage::id)),
            Map.entry(
                "/properties/gate/properties/severity/enum", ids(Severity.values(), Severity::id)),
            Map.entry(
                "/properties/gate/properties/confidence/enum",
                ids(Confidence.values(), Confidence::id)),
            Map.entry("/properties/gate/properties/kinds/items/enum", ids(Kind.values(), Kind::id)),
            Map.entry(
                "/properties/gate/properties/only-new/enum", ids(OnlyNew.values(), OnlyNew::id)),
            Map.entry(
                "/$defs/library/properties/verdict/enum", Set.of("allowed", "denied", "pinned")),
            Map.entry(
                "/properties/components/properties/abandoned/enum", Set.of("direct", "all", "off")),
            Map.entry(
                "/properties/components/properties/advisories-stale/enum",
                Set.of("notice", "incomplete"))),
        values());
  }

  private static <T> Set<String> ids(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).collect(Collectors.toSet());
  }

  /// The words of each `enum`, by where it stands.
  private static Map<String, Set<String>> values() throws IOException {
    Map<String, Set<String>> values = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(SCHEMA.toFile())) {
      while (parser.nextToken() != null) {
        var list = parser.getParsingContext().getParent();
        if (parser.currentToken() == JsonToken.VALUE_STRING
            && parser.getParsingContext().inArray()
            && "enum".equals(list.getCurrentName())) {
          values
              .computeIfAbsent(list.pathAsPointer().toString(), _ -> new HashSet<>())
              .add(parser.getText());
        }
      }
    }
    return values;
  }

  /// The names below each `properties`, by the section that they belong to; empty for the top.
  private static Map<String, Set<String>> published() throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(SCHEMA.toFile())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          var above = parser.getParsingContext().getParent();
          if (above != null && "properties".equals(above.getCurrentName())) {
            names.computeIfAbsent(section(parser), _ -> new HashSet<>()).add(parser.currentName());
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
