package dev.lockstep.sca.vex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VexDocumentTest {
  private static final String OPENVEX =
      """
      {"@context": "https://openvex.dev/ns/v0.2.0", "statements": [
        {"vulnerability": {"name": "CVE-2026-1"}, "status": "not_affected",
         "justification": "component_not_present", "products": [%s]}]}
      """;
  private static final String CSAF =
      """
      {"document": {"csaf_version": "2.0", "category": "csaf_vex"},
       "product_tree": {
         "branches": [{"category": "vendor", "branches": [{"product": {"product_id": "A",
           "product_identification_helper": {"purl": "pkg:npm/a@1.0.0"}}}]}],
         "full_product_names": [{"product_id": "APP", "name": "app"}],
         "relationships": [{"category": "default_component_of", "product_reference": "A",
           "relates_to_product_reference": "APP", "full_product_name": {"product_id": "APP:A"}}]},
       "vulnerabilities": [{"cve": "CVE-2026-1",
         "product_status": {"known_not_affected": ["APP:A", "APP"]},
         "flags": [{"label": "vulnerable_code_not_present", "product_ids": ["APP:A"]}]}]}
      """;

  private static List<Statement> read(String json) throws MalformedDocument {
    return VexDocument.read(json, "a.vex.json");
  }

  @Test
  void aProductThatIsNoPackageUrlExcusesNothing() throws MalformedDocument {
    assertTrue(read(OPENVEX.replace("%s", "{\"@id\": \"https://example.org/app\"}")).isEmpty());
    assertTrue(read(OPENVEX.replace("%s", "")).isEmpty());
  }

  @Test
  void aProductMayBeNamedByAnIdentifierOrAPlainText() throws MalformedDocument {
    String identified = "{\"@id\": \"x\", \"identifiers\": {\"purl\": \"pkg:npm/a@1.0.0\"}}";
    assertTrue(
        read(OPENVEX.replace("%s", identified)).getFirst().covers("CVE-2026-1", "pkg:npm/a@1.0.0"));
    assertEquals("pkg:npm/b", read(OPENVEX.replace("%s", "\"pkg:npm/b\"")).getFirst().product());
  }

  @Test
  void csafNamesProductsWithinOthers() throws MalformedDocument {
    List<Statement> statements = read(CSAF);
    assertEquals(1, statements.size());
    assertTrue(statements.getFirst().covers("CVE-2026-1", "pkg:npm/a@1.0.0"));
    assertEquals(
        "not affected: vulnerable code not present", statements.getFirst().mark().reason());
  }

  @Test
  void aDocumentOfNoKnownFormatIsMalformed() {
    assertThrows(MalformedDocument.class, () -> read("{}"));
    assertThrows(MalformedDocument.class, () -> read("[1"));
  }

  @FuzzTest
  void foreignDocumentsAreReadOrMalformed(FuzzedDataProvider data) {
    String base = data.pickValue(List.of(OPENVEX, CSAF));
    StringBuilder text = new StringBuilder(base);
    for (int i = 0; i < 5 && data.remainingBytes() > 0; i++) {
      int at = data.consumeInt(0, text.length() - 1);
      text.replace(at, Math.min(text.length(), at + data.consumeInt(0, 9)), data.consumeString(9));
    }
    try {
      read(text.toString());
    } catch (MalformedDocument e) {
      assertTrue(e.line() >= 0);
    }
  }
}
