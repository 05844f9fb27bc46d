package dev.lockstep.sast.load;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/// Files of models are foreign bytes.
class ModelYamlFuzzTest {

  @FuzzTest
  void anyTextIsModelsOrRefused(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    ModelYaml.read("models.yaml", text);
    ModelYaml.read("models.yaml", "language: go\nmodels:\n" + text);
  }
}
