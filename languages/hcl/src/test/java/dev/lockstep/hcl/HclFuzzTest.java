package dev.lockstep.hcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, the parser makes a tree whose ranges lie in the file.
class HclFuzzTest {
  private static final String FILE =
      """
      resource "a" b {
        x = "t${f(1, [2, {a = b, "c" : d}])}%{ if y ~} z %{ else }w%{ endif }"
        y = <<-EOT
          a ${b.c[0].*.d[*].e}
          EOT
        z = [for k, v in m : k => v... if !x && -1 < 2 ? a : (b)]
        nested { q = 1 }
      }
      """;
  private static final String BITS = "{}[]()\"${~%<>-EOT\n\\,.=:?*";

  @FuzzTest
  void anyBytesMakeATree(byte[] bytes) {
    Ranges.check(bytes);
  }

  @Test
  void damagedFilesMakeTrees() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(FILE);
      for (int j = random.nextInt(5); j >= 0; j--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
          default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
        }
      }
      Ranges.check(text.toString().getBytes(UTF_8));
    }
  }
}
