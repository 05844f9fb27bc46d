package dev.lockstep.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.regex.syntax.RegexSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What Go's own regexp says of random patterns over random bytes, invalid UTF-8 among them.
final class GoAgreementTest {

  @Test
  void matchesGroupsAndErrorsAreGos() throws IOException {
    int cases = 0;
    for (String line : recorded().split("\n")) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" ", 3);
      String pattern = new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.UTF_8);
      byte[] text = Base64.getDecoder().decode(parts[1]);
      assertEquals(parts[2], answer(pattern, text), pattern);
      cases++;
    }
    assertEquals(781, cases);
  }

  private static String answer(String pattern, byte[] text) {
    try {
      return Texts.all(Regex.compile(pattern).searcher(), text);
    } catch (RegexSyntax syntax) {
      byte[] excerpt = syntax.excerpt().getBytes(StandardCharsets.UTF_8);
      return "E " + syntax.reason() + "|" + Base64.getEncoder().encodeToString(excerpt);
    }
  }

  private static String recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoAgreementTest.class.getResourceAsStream("go-cases.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
