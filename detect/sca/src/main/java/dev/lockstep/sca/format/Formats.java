package dev.lockstep.sca.format;

import dev.lockstep.sca.format.cargo.CargoFormats;
import dev.lockstep.sca.format.golang.GoFormats;
import dev.lockstep.sca.format.npm.NpmFormats;
import dev.lockstep.sca.manifest.Format;
import java.util.ArrayList;
import java.util.List;

/// All formats. A new one is named in the list of its ecosystem, which stands beside it.
public final class Formats {
  public static final List<Format> ALL = all();

  private Formats() {}

  private static List<Format> all() {
    List<Format> all = new ArrayList<>();
    all.addAll(NpmFormats.ALL);
    all.addAll(GoFormats.ALL);
    all.addAll(CargoFormats.ALL);
    return List.copyOf(all);
  }
}
