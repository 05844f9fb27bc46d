package dev.lockstep.secrets.compat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

final class IgnoreFileFuzzTest {

  @FuzzTest
  void everyEntryIsALineOfTheFile(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    for (String entry : IgnoreFile.of(List.of(text)).fingerprints()) {
      boolean written =
          text.lines()
              .anyMatch(line -> line.strip().replace('\\', '/').equals(entry.replace('\\', '/')));
      if (!written || entry.isEmpty() || entry.startsWith("#")) {
        throw new AssertionError(entry);
      }
    }
  }
}
