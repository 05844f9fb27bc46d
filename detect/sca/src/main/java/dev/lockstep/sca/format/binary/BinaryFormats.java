package dev.lockstep.sca.format.binary;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of executables.
public final class BinaryFormats {
  public static final List<Format> ALL = List.of(new GoBinary(), new RustBinary());

  private BinaryFormats() {}
}
