package dev.lockstep.sca.format.golang;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Go.
public final class GoFormats {
  public static final List<Format> ALL = List.of(new GoMod(), new GoSum(), new VendoredModules());

  private GoFormats() {}
}
