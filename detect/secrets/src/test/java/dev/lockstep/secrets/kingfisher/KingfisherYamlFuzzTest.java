package dev.lockstep.secrets.kingfisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

final class KingfisherYamlFuzzTest {
  private static final String[] WORDS = {
    "rules:\n",
    "  - name: A\n",
    "    id: kingfisher.a.1\n",
    "    pattern: |\n      (?xi)\n      a # b\n      [ ]c\n",
    "    pattern: '('\n",
    "    min_entropy: 3.3\n",
    "    confidence: medium\n",
    "    examples:\n      - abc\n",
    "    visible: false\n",
    "  - &x\n",
    "  - *x\n",
  };

  @FuzzTest
  void anyTextIsReadOrRefusedTheSameEachTime(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder("rules:\n");
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(20));
    }
    assertEquals(
        KingfisherYaml.read("rules.yml", text.toString()).errors(),
        KingfisherYaml.read("rules.yml", text.toString()).errors());
  }
}
