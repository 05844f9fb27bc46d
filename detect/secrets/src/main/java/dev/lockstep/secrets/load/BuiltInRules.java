package dev.lockstep.secrets.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Our own rules, compiled when the house was built.
public final class BuiltInRules {

  private BuiltInRules() {}

  /// The rules that run where nobody says otherwise.
  public static LoadedRules standard() {
    return load("default.rules");
  }

  /// Those and the ones that report more than most want to act on.
  public static LoadedRules audit() {
    return load("audit.rules");
  }

  private static LoadedRules load(String name) {
    try (InputStream in = BuiltInRules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("built without rules: " + name);
      }
      byte[] digest = in.readNBytes(Digests.LENGTH);
      RuleImage image = ImageReader.read(in.readAllBytes());
      return new LoadedRules(
          image.rules(),
          new String(digest, StandardCharsets.US_ASCII),
          image.errors(),
          image.notices());
    } catch (IOException e) {
      throw new UncheckedIOException("built-in rules " + name, e);
    }
  }
}
