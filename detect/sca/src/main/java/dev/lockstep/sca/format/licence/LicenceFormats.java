package dev.lockstep.sca.format.licence;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// Formats of licences' texts.
public final class LicenceFormats {
  public static final List<Format> ALL = List.of(new LicenceText());

  private LicenceFormats() {}
}
