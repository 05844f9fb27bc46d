package dev.lockstep.sca.document;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.nio.charset.StandardCharsets;

class DocumentsFuzzTest {

  @FuzzTest
  void anyTextIsYamlOrMalformed(FuzzedDataProvider data) {
    try {
      var _ = YamlNodes.read(data.consumeRemainingAsString());
    } catch (MalformedDocument e) {
      // as it should be
    }
  }

  @FuzzTest
  void anyBytesAreJsonOrMalformed(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    try {
      var _ = JsonNodes.readAsFar(bytes, bytes.length, _ -> {});
    } catch (MalformedDocument e) {
      // as it should be
    }
  }

  @FuzzTest
  void anyTextIsTomlAsFarAsItGoes(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    var _ = TomlNodes.readAsFar(new String(bytes, StandardCharsets.UTF_8), _ -> {});
  }
}
