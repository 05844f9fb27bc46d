package dev.lockstep.cli.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.cli.console.CommandFailure;
import java.nio.file.Path;

final class ConfigurationFuzzTest {

  @FuzzTest
  void anyTextIsReadOrRefusedWithAReason(FuzzedDataProvider data) {
    try {
      ConfigurationReader.read(
          Path.of("/project/lockstep.yaml"),
          Path.of("/project"),
          "lockstep.yaml",
          data.consumeRemainingAsString());
    } catch (CommandFailure refused) {
      assertFalse(refused.text().isEmpty());
    }
  }
}
