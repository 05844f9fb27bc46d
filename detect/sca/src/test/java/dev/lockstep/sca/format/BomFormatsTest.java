package dev.lockstep.sca.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.sca.Listed;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BomFormatsTest {
  private static final String A = "pkg:maven/g/a@1.0";
  private static final String B = "pkg:npm/%40s/b@2.0.0";
  private static final String O = "pkg:deb/debian/openssl@3.0?distro=debian-12";

  @SuppressWarnings("AnnotateFormatMethod") // the templates stand beside their uses
  private static String filled(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  private static void checkNeeds(Listed listed) {
    assertEquals(List.of(O, A, B), listed.purls());
    assertEquals(List.of(A + " -> " + B), listed.edges());
    assertTrue(listed.problems().isEmpty(), listed.problems().toString());
    assertEquals(1, listed.components().stream().filter(line -> line.contains(" direct")).count());
  }

  @Test
  void cycloneDxIsReadAsJson() {
    checkNeeds(
        Listed.of(
            "bom.json",
            filled(
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.7",
                 "metadata": {"component": {"type": "application", "bom-ref": "r", "name": "x"}},
                 "components": [
                   {"type": "library", "bom-ref": "1", "name": "a", "purl": "%s?type=jar",
                    "components": [{"type": "library", "bom-ref": "2", "purl": "%s"}]},
                   {"type": "file", "name": "/etc/passwd"},
                   {"type": "library", "bom-ref": "3", "name": "o", "purl": "%s"}],
                 "dependencies": [{"ref": "r", "dependsOn": ["1"]},
                   {"ref": "1", "dependsOn": ["2"]}]}
                """,
                A, B, O)));
  }

  @Test
  void cycloneDxIsReadAsXml() {
    checkNeeds(
        Listed.of(
            "my-sbom.xml",
            filled(
                """
                <bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1">
                  <metadata><component type="application" bom-ref="r"/></metadata>
                  <components>
                    <component type="library" bom-ref="1"><purl>%s</purl></component>
                    <component type="library" bom-ref="2"><purl>%s</purl></component>
                    <component type="library" bom-ref="3"><purl>%s</purl></component>
                  </components>
                  <dependencies><dependency ref="r"><dependency ref="1"/></dependency>
                    <dependency ref="1"><dependency ref="2"/></dependency></dependencies>
                </bom>
                """,
                A, B, O)));
  }

  @Test
  void spdxIsReadAsJson() {
    String item =
        """
        {"SPDXID": "SPDXRef-%d", "name": "n", "externalRefs": [{"referenceType": "purl",
         "referenceLocator": "%s"}]}""";
    checkNeeds(
        Listed.of(
            "x.spdx.json",
            filled(
                """
                {"spdxVersion": "SPDX-2.3", "packages": [%s, %s, %s, {"SPDXID": "r", "name": "x"}],
                 "relationships": [
                  {"spdxElementId": "D", "relationshipType": "DESCRIBES", "relatedSpdxElement": "r"},
                  {"spdxElementId": "SPDXRef-1", "relationshipType": "DEPENDENCY_OF",
                   "relatedSpdxElement": "r"},
                  {"spdxElementId": "SPDXRef-1", "relationshipType": "DEPENDS_ON",
                   "relatedSpdxElement": "SPDXRef-2"}]}
                """,
                filled(item, 1, A), filled(item, 2, B), filled(item, 3, O))));
  }

  @Test
  void spdxIsReadAsTags() {
    String item =
        "PackageName: n\nSPDXID: %d\nPackageComment: <text>one\nPackageName: no</text>\n"
            + "ExternalRef: PACKAGE-MANAGER purl %s\n\n";
    checkNeeds(
        Listed.of(
            "x.spdx",
            "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: x\nSPDXID: r\n"
                + filled(item, 1, A)
                + filled(item, 2, B)
                + filled(item, 3, O)
                + "Relationship: SPDXRef-DOCUMENT DESCRIBES r\nRelationship: r DEPENDS_ON 1\n"
                + "Relationship: 1 DEPENDS_ON 2\n"));
  }

  @Test
  void spdx3IsReadAsJson() {
    String item =
        "{\"type\": \"software_Package\", \"spdxId\": \"%d\", \"software_packageUrl\": \"%s\"}";
    checkNeeds(
        Listed.of(
            "x.spdx.json",
            filled(
                """
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                  {"type": "software_Sbom", "rootElement": ["r"]}, %s, %s, %s,
                  {"type": "software_Package", "spdxId": "r", "name": "x"},
                  {"type": "Relationship", "from": "r", "relationshipType": "dependsOn",
                   "to": ["1"]},
                  {"type": "Relationship", "from": "1", "relationshipType": "dependsOn",
                   "to": ["2"]}]}
                """,
                filled(item, 1, A), filled(item, 2, B), filled(item, 3, O))));
  }

  @Test
  void aBillInTheDepthOfATreeCountsWhereItsNameSaysWhatItIs() {
    String bill =
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.6",
         "components": [{"type": "library", "name": "a", "purl": "pkg:npm/a@1.0.0"}]}
        """;
    assertEquals(List.of(), Listed.of("test/data/example.json", bill).purls());
    assertEquals(List.of("pkg:npm/a@1.0.0"), Listed.of("test/data/app.cdx.json", bill).purls());
    assertEquals(List.of("pkg:npm/a@1.0.0"), Listed.of("example.json", bill).purls());
  }

  @Test
  void whatIsWrongInABillIsSaidAndTheRestIsRead() {
    assertEquals(
        List.of("incomplete malformed-manifest bom.json line 1: CycloneDX 2.0 is not known here"),
        Listed.of("bom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"2.0\"}")
            .problems());
    Listed odd =
        Listed.of(
            "bom.json",
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"type": "library", "name": "a", "purl": "no purl"},
              {"type": "library", "name": "b", "purl": "pkg:npm/b@1"}]}
            """);
    assertEquals(List.of("pkg:generic/a", "pkg:npm/b@1"), odd.purls());
    assertEquals(1, odd.problems().size());
  }
}
