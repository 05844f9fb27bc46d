package dev.lockstep.sca.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.sca.version.VersionScheme;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlainVersionTest {

  @Test
  void everyEcosystemOrdersPlainVersionsAsTheirNumbersDo() {
    Random random = new Random(1);
    for (VersionScheme scheme : VersionScheme.values()) {
      for (int i = 0; i < 2_000; i++) {
        String left = version(random);
        String right = version(random);
        assertEquals(
            Integer.signum(scheme.key(left).compareTo(scheme.key(right))),
            Integer.signum(Long.compare(PlainVersion.of(left), PlainVersion.of(right))),
            scheme + ": " + left + " and " + right);
        assertEquals(false, scheme.key(left).isPrerelease(), scheme + ": " + left);
      }
    }
  }

  private static String version(Random random) {
    int most = random.nextBoolean() ? 4 : 2_100_000;
    return random.nextInt(4)
        + "."
        + Math.min(999_999, random.nextInt(most))
        + "."
        + Math.min(999_999, random.nextInt(most));
  }

  @Test
  void whatEcosystemsReadDifferentlyIsNotPlain() {
    for (String version :
        List.of(
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.02.3",
            "v1.2.3",
            "1.2.3-a",
            "1.2.3+b",
            "1..3",
            "1.2.",
            ".1.2",
            "1.2.1000000",
            "1:2.3.4",
            "1.2.3.",
            "١.2.3")) {
      assertEquals(-1, PlainVersion.of(version), version);
    }
  }
}
