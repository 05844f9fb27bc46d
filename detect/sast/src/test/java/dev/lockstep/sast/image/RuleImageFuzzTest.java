package dev.lockstep.sast.image;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

final class RuleImageFuzzTest {

  @FuzzTest
  void anyBytesAreAnImageOrRefused(FuzzedDataProvider data) {
    try {
      assertNotNull(RuleImage.of(data.consumeRemainingAsBytes()).all());
    } catch (IllegalArgumentException refused) {
      assertNotNull(refused.getMessage());
    }
  }
}
