package dev.lockstep.sca.purl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PurlTest {

  @Test
  void aPythonNameIsOneWhateverItsDashes() throws MalformedPurl {
    assertEquals(
        "pkg:pypi/zope-interface@1", Purl.of("pypi", null, "Zope_Interface", "1").toString());
  }

  @Test
  void mavenKeepsItsCase() throws MalformedPurl {
    Purl purl = Purl.ofEcosystemName("maven", "org.Foo:Bar", "1", Map.of("type", "pom"));
    assertEquals("pkg:maven/org.Foo/Bar@1?type=pom", purl.toString());
    assertEquals("org.Foo:Bar", purl.ecosystemName());
  }

  @Test
  void aScopeWithoutEncodingIsReadAndEncoded() throws MalformedPurl {
    assertEquals("pkg:npm/%40babel/core@7.0.0", Purl.parse("pkg:npm/@babel/core@7.0.0").toString());
  }

  @Test
  void anEncodedSlashPartsSegmentsToo() throws MalformedPurl {
    assertEquals("pkg:maven/a/b/c@1", Purl.parse("pkg:maven/a%2F%2Fb/c@1").toString());
    assertEquals("pkg:npm/c@1#a/b", Purl.parse("pkg:npm/c@1#a%2F..%2Fb").toString());
  }

  @Test
  void whatHasNoNameIsMalformed() {
    assertThrows(MalformedPurl.class, () -> Purl.parse("pkg:cran/@0.9.1"));
    assertThrows(MalformedPurl.class, () -> Purl.parse("pkg:npm/a%zz"));
    assertThrows(MalformedPurl.class, () -> Purl.parse("pkg:npm/a?b=1&b=2"));
  }

  @FuzzTest
  void whatIsPrintedIsReadAsTheSame(FuzzedDataProvider data) {
    Purl purl;
    try {
      purl = Purl.parseLeniently(data.consumeRemainingAsString());
    } catch (MalformedPurl e) {
      return;
    }
    try {
      assertEquals(purl.toString(), Purl.parseLeniently(purl.toString()).toString());
    } catch (MalformedPurl e) {
      throw new AssertionError(purl.toString(), e);
    }
  }
}
