package dev.lockstep.sca.format.single;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of ecosystems with one lock file each.
public final class SingleFormats {
  public static final List<Format> ALL =
      List.of(
          new PubspecLock(),
          new PackageResolved(),
          new PodfileLock(),
          new ConanLock(),
          new MixLock(),
          new PaketLock(),
          new RenvLock(),
          new CabalFreeze());

  private SingleFormats() {}
}
