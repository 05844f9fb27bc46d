package dev.lockstep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.model.Report;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final List<Report> REPORTS =
      List.of(Samples.full(), Samples.clean(), Samples.hostile("\"]}\u0000\n<x>\u202e"));

  @Test
  void ourJsonIsValid() throws IOException {
    for (Report report : REPORTS) {
      JsonSchemas.assertValid(JsonSchemas.report(), json(report));
    }
  }

  @Test
  void theSchemaDescribesEveryMemberThatIsWritten() throws IOException {
    String closed =
        JsonSchemas.report()
            .replaceAll(
                "\"type\": \"object\",(\\s+)\"required\": \\[(?!\\s+\"type\"\\s+\\])",
                "\"type\": \"object\", \"additionalProperties\": false,$1\"required\": [");
    assertNotEquals(JsonSchemas.report(), closed);
    JsonSchemas.assertValid(closed, json(Samples.full()));
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
    for (String change : List.of("\"schema\": \"2.0\"", "\"schema\": 1", "\"skema\": \"1.0\"")) {
      String broken = json(Samples.full()).replace("\"schema\": \"1.0\"", change);
      assertNotEquals(List.of(), JsonSchemas.errors(JsonSchemas.report(), broken));
    }
    String unknown =
        json(Samples.full()).replace("\"severity\": \"high\"", "\"severity\": \"hgh\"");
    assertNotEquals(List.of(), JsonSchemas.errors(JsonSchemas.report(), unknown));
  }

  @Test
  void sarifIsValidByTheStandardsSchema() throws IOException {
    for (Report report : REPORTS) {
      String sarif = Golden.written(new SarifFormat(), report, ReportOptions.PLAIN);
      JsonSchemas.assertValid(JsonSchemas.sarif(), sarif);
    }
  }

  @Test
  void gitlabsReportIsValidByItsSchema() throws IOException {
    Optional<String> schema = JsonSchemas.published("secret-detection-report-format-15.0.0.json");
    assumeTrue(schema.isPresent(), "GitLab's schema of secret detection reports is not here");
    for (Report report : REPORTS) {
      String gitlab = Golden.written(new GitlabFormat(), report, ReportOptions.PLAIN);
      assertEquals(List.of(), JsonSchemas.errors(schema.orElseThrow(), gitlab));
    }
  }

  private static String json(Report report) throws IOException {
    return Golden.written(new JsonFormat(), report, ReportOptions.PLAIN);
  }
}
