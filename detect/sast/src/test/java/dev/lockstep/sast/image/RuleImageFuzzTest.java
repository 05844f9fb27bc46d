package dev.lockstep.sast.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

final class RuleImageFuzzTest {

  @FuzzTest
  void anyBytesAreAnImageOrRefused(FuzzedDataProvider data) {
    try {
      assertTrue(RuleImage.of(data.consumeRemainingAsBytes()).all().size() >= 0);
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage() != null);
    }
  }
}
