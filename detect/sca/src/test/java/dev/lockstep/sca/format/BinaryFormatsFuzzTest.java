package dev.lockstep.sca.format;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestExtractor;
import dev.lockstep.testkit.ExtractorContract;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Package databases and executables: files of pages, slots and offsets.
final class BinaryFormatsFuzzTest {
  private static final List<Format> BINARY =
      Formats.ALL.stream()
          .filter(format -> format.id().startsWith("rpm") || format.isLarge())
          .toList();
  private static final String[] STARTS = {
    "SQLite format 3\u0000\u0010\u0000\u0001\u0001\u0000@  ",
    "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000a\u0015\u0006\u0000",
    "RpmP\u0000\u0000\u0000\u0000",
    "\u007fELF\u0000\u00ff Go buildinf:\u0008\u0002",
    "\u007fELF",
    "MZ",
  };

  @FuzzTest
  void whateverBytesTheFactsAreTheSameEachTimeAndSurviveTheirEncoding(FuzzedDataProvider data) {
    Format format = data.pickValue(BINARY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(data.pickValue(STARTS).getBytes(StandardCharsets.ISO_8859_1));
    while (data.remainingBytes() > 0 && bytes.size() < 50_000) {
      switch (data.consumeInt(0, 3)) {
        case 0 -> bytes.writeBytes(data.consumeBytes(40));
        case 1 -> bytes.writeBytes(number(data.consumeInt(0, 70_000)));
        case 2 -> bytes.writeBytes(new byte[data.consumeInt(0, 4_096)]);
        default -> bytes.writeBytes(data.pickValue(STARTS).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    new ExtractorContract<>(new ManifestExtractor(format)).check(bytes.toByteArray());
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
