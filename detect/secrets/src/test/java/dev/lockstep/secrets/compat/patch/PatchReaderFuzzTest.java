package dev.lockstep.secrets.compat.patch;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.secrets.compat.Fragment;
import java.io.ByteArrayInputStream;
import java.io.IOException;

final class PatchReaderFuzzTest {
  private static final String[] WORDS = {
    "commit 1f\nAuthor: a <b>\nDate:   Thu Apr 7 22:13:13 2005 +0200\n\n    x\n\n",
    "diff --git a/x b/x\n",
    "diff --git \"a/\\303\\251\" \"b/\\303\\251\"\n",
    "new file mode 100644\n",
    "deleted file mode 100644\n",
    "rename to y\n",
    "--- a/x\n",
    "+++ b/x\n",
    "+++ /dev/null\n",
    "@@ -0,0 +1,2 @@\n",
    "@@ -1 +1 @@\n",
    "+a\n",
    "-a\n",
    "\\ No newline at end of file\n",
    "Binary files a/x and b/x differ\n",
  };

  @FuzzTest
  void anyStreamIsReadToItsEndAndNothingIsInvented(FuzzedDataProvider data) throws IOException {
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeAsciiString(20));
    }
    byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    long[] stated = {0};
    PatchReader.read(
        new ByteArrayInputStream(bytes), (Fragment fragment) -> stated[0] += fragment.length());
    if (stated[0] > bytes.length) {
      throw new AssertionError(stated[0] + " bytes of " + bytes.length);
    }
  }
}
