package dev.lockstep.sca.format.php;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of PHP.
public final class PhpFormats {
  public static final List<Format> ALL = List.of(new ComposerLock(), new ComposerJson());

  private PhpFormats() {}
}
