package dev.lockstep.sca.format.cargo;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of Rust.
public final class CargoFormats {
  public static final List<Format> ALL = List.of(new CargoLock(), new CargoToml());

  private CargoFormats() {}
}
