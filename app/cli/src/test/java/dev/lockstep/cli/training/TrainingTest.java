package dev.lockstep.cli.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  @ParameterizedTest
  @ValueSource(strings = {"answer", "scan", "components", "policy"})
  void eachCommandDoesItsWork(String load) {
    assertDoesNotThrow(() -> Training.run(load));
  }
}
