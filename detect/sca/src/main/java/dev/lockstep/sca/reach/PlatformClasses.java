package dev.lockstep.sca.reach;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The classes of the Java platform, as far as the running one has them.
final class PlatformClasses {
  private final Map<String, Optional<ClassFacts>> known = new HashMap<>();

  @Nullable ClassFacts get(String name) {
    return known.computeIfAbsent(name, PlatformClasses::read).orElse(null);
  }

  private static Optional<ClassFacts> read(String name) {
    try (InputStream in =
        ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(ClassReader.read(in.readAllBytes()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
