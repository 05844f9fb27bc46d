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
