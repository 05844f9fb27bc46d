package dev.lockstep.sca.vex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CycloneDxVexTest {
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"bomFormat\":\"CycloneDX\"",
    "\"vulnerabilities\":[{",
    "\"analysis\":{\"state\":\"not_affected\"}",
    "\"affects\":[{\"ref\":\"urn:cdx:\"}]",
    "\"components\":[{",
    "\"bom-ref\":\"a\"",
    "\"purl\":\"pkg:npm/a@1\"",
    "\"id\":\"CVE-1\"",
    "null",
  };

  private static List<Statement> read(String state, String ref) throws MalformedDocument {
    return CycloneDxVex.read(
        """
        {"bomFormat": "CycloneDX", "metadata": {"component": {"bom-ref": "us"}},
         "components": [{"bom-ref": "outer", "components": [
           {"bom-ref": "inner", "purl": "pkg:npm/left@1.0"}]}],
         "vulnerabilities": [{"id": "CVE-1", "references": [{"id": "GHSA-1"}],
           "analysis": {"state": "%s", "justification": "code_not_reachable"},
           "affects": [{"ref": "%s"}]}]}
        """
            .replaceFirst("%s", state)
            .replaceFirst("%s", ref),
        "a.vex.json");
  }

  @Test
  void aComponentThatIsNotAffectedIsNamedByItsReferenceUnderAnyIdOfTheVulnerability()
      throws MalformedDocument {
    List<Statement> statements = read("not_affected", "inner");
    assertEquals(List.of("CVE-1", "GHSA-1"), statements.stream().map(Statement::id).toList());
    assertEquals("not affected: code not reachable", statements.getFirst().mark().reason());
    assertTrue(statements.getFirst().covers("CVE-1", "pkg:npm/left@1.0"));
    assertFalse(statements.getFirst().covers("CVE-1", "pkg:npm/left@1.1"));
  }

  @Test
  void aLinkToAnotherBillNamesTheComponentBehindIt() throws MalformedDocument {
    List<Statement> statements = read("false_positive", "urn:cdx:f08a6ccd/1#pkg:npm/left@2.0");
    assertEquals("pkg:npm/left@2.0", statements.getFirst().product());
  }

  @Test
  void mavensDefaultTypeIsNoDifference() throws MalformedDocument {
    List<Statement> statements = read("not_affected", "pkg:maven/g/a@1?type=jar");
    assertTrue(statements.getFirst().covers("CVE-1", "pkg:maven/g/a@1"));
  }

  @Test
  void anAnalysisOfTheSubjectSpeaksOfAllItsComponents() throws MalformedDocument {
    assertTrue(read("resolved", "us").getFirst().covers("CVE-1", "pkg:npm/any@3"));
  }

  @Test
  void anUnknownComponentAndAnOpenAnalysisExcuseNothing() throws MalformedDocument {
    assertEquals(List.of(), read("not_affected", "elsewhere"));
    assertEquals(List.of(), read("in_triage", "inner"));
    assertEquals(List.of(), read("exploitable", "inner"));
    assertEquals(List.of(), CycloneDxVex.read("[]", "a.vex.json"));
  }

  @Test
  void aTruncatedDocumentIsMalformed() {
    assertThrows(
        MalformedDocument.class, () -> CycloneDxVex.read("{\"bomFormat\": \"Cyc", "a.vex.json"));
  }

  @FuzzTest
  void anyTextIsReadOrMalformed(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(20));
    }
    try {
      List<Statement> first = CycloneDxVex.read(text.toString(), "a");
      assertEquals(first, CycloneDxVex.read(text.toString(), "a"));
    } catch (MalformedDocument expected) {
      assertFalse(String.valueOf(expected.getMessage()).isEmpty());
    }
  }
}
