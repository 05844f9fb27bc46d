package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// JSON Schemas to hold what is written against.
final class JsonSchemas {
  private static final Path ROOT = Path.of("../..");

  private JsonSchemas() {}

  /// Our own report's schema.
  static String report() throws IOException {
    return Files.readString(ROOT.resolve("docs/schema/report-1.schema.json"));
  }

  /// The schema of SARIF, from a library that has it.
  static String sarif() throws IOException {
    try (InputStream in =
        JsonSchemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A published schema, which is not ours to ship: beside the repository or where
  /// `-Dlockstep.schemas` says.
  static Optional<String> published(String name) throws IOException {
    String folder = System.getProperty("lockstep.schemas", ROOT + "/../shared/schemas");
    Path file = Path.of(folder, name);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  static void assertValid(String schema, String document) {
    assertEquals(List.of(), errors(schema, document));
  }

  static List<String> errors(String schema, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Error::toString)
        .toList();
  }
}
