package dev.lockstep.sca.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Test;

final class VersionSchemeTest {

  private static void ascending(VersionScheme scheme, String... versions) {
    for (int i = 0; i < versions.length; i++) {
      for (int j = 0; j < versions.length; j++) {
        assertEquals(
            Integer.signum(Integer.compare(i, j)),
            Integer.signum(scheme.key(versions[i]).compareTo(scheme.key(versions[j]))),
            scheme + ": " + versions[i] + " and " + versions[j]);
      }
    }
  }

  @Test
  void semanticVersionsPutWordsBehindNumbers() {
    ascending(
        VersionScheme.SEMVER, "1.0.0-2", "1.0.0-10", "1.0.0-a", "1.0.0-a.1", "1.0.0", "1.0.1");
  }

  @Test
  void pythonPutsDevelopmentFirstAndPostsLast() {
    ascending(
        VersionScheme.PYPI,
        "legacy",
        "1.dev1",
        "1a1",
        "1b2",
        "1rc1",
        "1",
        "1+local",
        "1.post1",
        "1!0");
  }

  @Test
  void mavenPutsQualifiersBeforeAndServicePacksBehind() {
    ascending(
        VersionScheme.MAVEN,
        "1-alpha-1",
        "1-beta",
        "1-m1",
        "1-rc1",
        "1-SNAPSHOT",
        "1",
        "1-sp",
        "1-x",
        "1-1",
        "1.1");
  }

  @Test
  void debianPutsTildesFirstAndEpochsAboveAll() {
    ascending(
        VersionScheme.DEBIAN, "1.0~rc1-1", "1.0-1", "1.0-1+deb12u1", "1.0a-1", "1.1-1", "1:0.1");
  }

  @Test
  void rpmPutsCaretsBehind() {
    ascending(VersionScheme.RPM, "1.0~rc1-1", "1.0-1", "1.0^git1-1", "1.0.1-1", "1:0-1");
  }

  @Test
  void alpineOrdersSuffixesAndRevisions() {
    ascending(
        VersionScheme.ALPINE, "1.2_alpha1", "1.2_rc1", "1.2", "1.2-r1", "1.2_p1", "1.2a", "1.2.1");
  }

  @Test
  void rubyPutsWordsBeforeReleases() {
    ascending(VersionScheme.RUBYGEMS, "1.0.a", "1.0.a2", "1.0.b1", "1.0", "1.0.1");
  }

  @Test
  void nugetIgnoresCaseAndMissingNumbers() {
    assertEquals(
        0,
        VersionScheme.NUGET.key("1.0-BETA").compareTo(VersionScheme.NUGET.key("1.0.0.0-beta+x")));
  }

  @Test
  void aDistributionIsKnownWithItsRelease() {
    assertEquals(VersionScheme.DEBIAN, VersionScheme.ofEcosystem("Debian:12").orElseThrow());
    assertTrue(VersionScheme.ofEcosystem("OSS-Fuzz").isEmpty());
  }

  @Test
  void aVersionBeforeAReleaseIsRecognised() {
    assertTrue(VersionScheme.PYPI.key("2.0rc1").isPrerelease());
    assertTrue(VersionScheme.MAVEN.key("2.0-M1").isPrerelease());
    assertFalse(VersionScheme.MAVEN.key("2.0-jre").isPrerelease());
    assertFalse(VersionScheme.SEMVER.key("v2.0.0+incompatible").isPrerelease());
  }

  @FuzzTest
  void theOrderIsTheOppositeTheOtherWayRound(FuzzedDataProvider data) {
    VersionScheme scheme = data.pickValue(VersionScheme.values());
    String left = data.consumeString(40);
    String right = data.consumeRemainingAsString();
    int forth = Integer.signum(scheme.key(left).compareTo(scheme.key(right)));
    int back = Integer.signum(scheme.key(right).compareTo(scheme.key(left)));
    if (forth != -back || scheme.key(left).compareTo(scheme.key(left)) != 0) {
      throw new AssertionError(scheme + ": " + left + " and " + right);
    }
  }
}
