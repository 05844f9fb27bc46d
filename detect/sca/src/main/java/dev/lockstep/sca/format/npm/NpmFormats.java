package dev.lockstep.sca.format.npm;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of JavaScript.
public final class NpmFormats {
  public static final List<Format> ALL =
      List.of(
          new PackageLock(),
          new YarnLock(),
          new PnpmLock(),
          new BunLock(),
          new DenoLock(),
          new PackageJson());

  private NpmFormats() {}
}
