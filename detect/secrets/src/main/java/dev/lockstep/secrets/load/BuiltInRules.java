package dev.lockstep.secrets.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Our own rules, compiled when the house was built.
public final class BuiltInRules {
  private static final String STANDARD = "default.rules";

  private BuiltInRules() {}

  /// The rules that run where nobody says otherwise.
  public static LoadedRules standard() {
    return load(STANDARD);
  }

  /// Those and the ones that report more than most want to act on.
  public static LoadedRules audit() {
    return load("audit.rules");
  }

  /// Names this room's code and the standard rules: code that judges otherwise has another.
  static String digest() {
    try (InputStream in = open(STANDARD)) {
      return digest(in);
    } catch (IOException e) {
      throw new UncheckedIOException("built-in rules " + STANDARD, e);
    }
  }

  private static LoadedRules load(String name) {
    try (InputStream in = open(name)) {
      String digest = digest(in);
      RuleImage image = ImageReader.read(in.readAllBytes());
      return new LoadedRules(image.rules(), digest, image.errors(), image.notices());
    } catch (IOException e) {
      throw new UncheckedIOException("built-in rules " + name, e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = BuiltInRules.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("built without rules: " + name);
    }
    return in;
  }

  private static String digest(InputStream in) throws IOException {
    return new String(in.readNBytes(Digests.LENGTH), StandardCharsets.US_ASCII);
  }
}
