package dev.lockstep.sca.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.value.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
  void yamlThatThePlainReaderReadsTheCompleteOneReadsAlike(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Node plain = PlainYaml.read(text);
    if (plain != null) {
      try {
        assertEquals(YamlNodes.complete(text), List.of(plain));
      } catch (MalformedDocument e) {
        throw new AssertionError("the complete reader refuses it", e);
      }
    }
  }

  @FuzzTest
  void jsonThatThePlainReaderReadsTheCompleteOneReadsAlike(FuzzedDataProvider data) {
    byte[] bytes = data.consumeRemainingAsBytes();
    Node plain = PlainJson.read(bytes, 0, bytes.length);
    if (plain != null) {
      try {
        assertEquals(CompleteJson.read(bytes, 0, bytes.length, false, _ -> {}), plain);
      } catch (MalformedDocument e) {
        throw new AssertionError("the complete reader refuses it", e);
      }
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
