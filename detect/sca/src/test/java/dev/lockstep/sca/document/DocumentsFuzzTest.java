package dev.lockstep.sca.document;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

class DocumentsFuzzTest {

  @FuzzTest
  void theTwoReadersOfYamlAgree(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    List<Node> plain;
    try {
      plain = PlainYaml.read(text);
    } catch (PlainYaml.Beyond e) {
      return;
    }
    try {
      List<Node> complete = YamlNodes.readAll(text);
      if (!plain.equals(complete)) {
        throw new AssertionError(plain + " instead of " + complete);
      }
    } catch (MalformedDocument e) {
      // The plain reader may read what the other one refuses: signs that cannot be printed.
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
