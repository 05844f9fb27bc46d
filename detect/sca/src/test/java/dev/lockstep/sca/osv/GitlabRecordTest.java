package dev.lockstep.sca.osv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitlabRecordTest {
  private static Advisory read(String slug, String range) throws MalformedDocument {
    return GitlabRecord.read(
        String.format(
            Locale.ROOT,
            """
            ---
            identifier: "CVE-2026-1"
            identifiers: ["GHSA-1", "CVE-2026-1"]
            package_slug: "%s"
            title: "a weakness"
            pubdate: "2026-01-02"
            affected_range: "%s"
            fixed_versions: ["2.0"]
            urls: ["https://example.org"]
            cvss_v3: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
            cwe_ids: ["CWE-1035", "CWE-79", "CWE-937"]
            """,
            slug,
            range));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "npm/left      ; >=1.0.0 <1.2.0||>=2.0.0 <=2.1.0 ; 1.1.0 2.1.0 ; 0.9.0 1.2.0 2.2.0",
        "npm/left      ; =1.5.0                          ; 1.5.0       ; 1.4.0 1.6.0",
        "npm/left      ; *                               ; 0.0.1 9.9.9 ; ",
        "pypi/left     ; >=1.0,<1.2||==3.0               ; 1.1 3.0     ; 1.2 3.1",
        "maven/g/left  ; [1.0,1.2),(,0.5],[3.0]          ; 1.1 0.5 3.0 ; 0.6 1.2 3.1",
        "gem/left      ; <1.2                            ; 0.1         ; 1.2",
      })
  void rangesOfAllEcosystemsSayWhatIsAffected(
      String slug, String range, String affected, @org.jspecify.annotations.Nullable String sound)
      throws MalformedDocument {
    Evaluation evaluation = new Evaluation(read(slug, range).affected().getFirst());
    for (String version : affected.split(" ", -1)) {
      assertEquals(true, evaluation.affects(version), version);
    }
    for (String version : sound == null ? new String[0] : sound.split(" ", -1)) {
      assertEquals(false, evaluation.affects(version), version);
    }
  }

  @Test
  void aRecordSaysWhatOneOfOsvSays() throws MalformedDocument {
    Advisory advisory = read("maven/org.acme/left", "[1,2)");
    assertEquals("CVE-2026-1", advisory.id());
    assertEquals(List.of("GHSA-1"), advisory.aliases());
    assertEquals(List.of("CWE-79"), advisory.weaknesses());
    assertEquals("2026-01-02", advisory.published());
    assertEquals("org.acme:left", advisory.affected().getFirst().name());
  }

  @Test
  void aPackageOfAnUnknownEcosystemIsRefused() {
    assertThrows(MalformedDocument.class, () -> read("zig/left", "*"));
    assertThrows(MalformedDocument.class, () -> GitlabRecord.read("a: b"));
  }

  @FuzzTest
  void anyTextIsARecordOrRefused(FuzzedDataProvider data) {
    try {
      assertEquals(1, read("npm/left", data.consumeRemainingAsString()).affected().size());
    } catch (MalformedDocument e) {
      assertEquals(true, e.getMessage() != null);
    }
  }
}
