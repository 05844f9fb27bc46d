package dev.lockstep.sca.format.jvm;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Gradle and of jars.
public final class JvmFormats {
  public static final List<Format> ALL =
      List.of(
          new GradleLock(),
          new VerificationMetadata(),
          new VersionCatalogue(),
          new JarProperties(),
          new JarManifest());

  private JvmFormats() {}
}
