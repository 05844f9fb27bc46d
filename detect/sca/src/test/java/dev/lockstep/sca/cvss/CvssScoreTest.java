package dev.lockstep.sca.cvss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.Severity;
import org.junit.jupiter.api.Test;

final class CvssScoreTest {

  private static double score(String vector) {
    return CvssScore.of(vector).orElseThrow();
  }

  @Test
  void scoresAreThoseOfTheSpecificationsExamples() {
    assertEquals(10.0, score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"));
    assertEquals(9.8, score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
    assertEquals(6.1, score("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N"));
    assertEquals(7.8, score("AV:N/AC:L/Au:N/C:N/I:N/A:C"));
    assertEquals(0.0, score("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N"));
  }

  @Test
  void versionFourKnowsThreatsAndEnvironments() {
    assertEquals(9.3, score("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"));
    assertEquals(10.0, score("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H"));
    assertEquals(0.0, score("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N"));
    assertEquals(2.3, score("CVSS:4.0/AV:A/AC:H/AT:N/PR:L/UI:A/VC:L/VI:N/VA:N/SC:H/SI:H/SA:L/E:X"));
    assertEquals(5.7, score("CVSS:4.0/AV:A/AC:H/AT:N/PR:H/UI:A/VC:N/VI:N/VA:H/SC:H/SI:L/SA:N"));
    assertEquals(4.5, score("CVSS:4.0/AV:A/AC:L/AT:P/PR:H/UI:N/VC:L/VI:N/VA:L/SC:L/SI:N/SA:H"));
    assertEquals(5.1, score("CVSS:4.0/AV:A/AC:L/AT:N/PR:L/UI:N/VC:N/VI:N/VA:L/SC:L/SI:N/SA:N/E:A"));
    assertEquals(4.3, score("CVSS:4.0/AV:P/AC:H/AT:N/PR:L/UI:N/VC:L/VI:H/VA:N/SC:L/SI:N/SA:N"));
  }

  @Test
  void temporalMetricsLowerAScore() {
    assertEquals(6.8, score("CVSS:3.1/AV:A/AC:H/PR:H/UI:R/S:C/C:H/I:H/A:N/E:X/RL:X/RC:R"));
    assertEquals(6.1, score("CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:C/C:L/I:H/A:L/E:U/RL:U/RC:C"));
    assertEquals(0.0, score("CVSS:3.1/AV:A/AC:H/PR:H/UI:R/S:C/C:N/I:N/A:N/E:X/RL:O/RC:R"));
    assertEquals(5.9, score("CVSS:3.1/AV:L/AC:L/PR:H/UI:N/S:C/C:H/I:L/A:N/E:P/RL:T/RC:R"));
    assertEquals(5.3, score("AV:A/AC:H/Au:N/C:C/I:N/A:P/E:H/RL:U/RC:C"));
    assertEquals(4.9, score("AV:L/AC:M/Au:S/C:P/I:C/A:C/E:F/RL:OF/RC:UR"));
    assertEquals(5.9, score("AV:A/AC:L/Au:M/C:P/I:C/A:C/E:POC/RL:U/RC:UR"));
    assertEquals(5.8, score("AV:N/AC:H/Au:S/C:P/I:C/A:C/E:POC/RL:W/RC:C"));
  }

  @Test
  void whatIsNoVectorHasNoScore() {
    assertTrue(CvssScore.of("CVSS:3.1/AV:N").isEmpty());
    assertTrue(CvssScore.of("").isEmpty());
  }

  @Test
  void wordsBeginAtTheirBounds() {
    assertEquals(Severity.CRITICAL, CvssScore.severity(9.0));
    assertEquals(Severity.HIGH, CvssScore.severity(8.9));
    assertEquals(Severity.LOW, CvssScore.severity(3.9));
  }
}
