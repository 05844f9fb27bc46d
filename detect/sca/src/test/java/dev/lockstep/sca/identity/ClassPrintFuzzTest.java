package dev.lockstep.sca.identity;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ClassPrintFuzzTest {

  @FuzzTest
  void anyBytesAreAClassOrNone(FuzzedDataProvider data) {
    try {
      var _ = ClassPrint.of(data.consumeRemainingAsBytes());
    } catch (IllegalArgumentException e) {
      // as it should be
    }
  }

  @FuzzTest
  void anyBytesAreACorpusOrRefused(FuzzedDataProvider data) throws IOException {
    Path file = Files.createTempFile("corpus", ".db");
    try {
      Files.write(file, data.consumeRemainingAsBytes());
      var _ = JarCorpus.open(file).having(1);
    } catch (IOException e) {
      // as it should be
    } finally {
      Files.delete(file);
    }
  }
}
