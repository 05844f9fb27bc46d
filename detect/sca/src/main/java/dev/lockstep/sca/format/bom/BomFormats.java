package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.manifest.Format;
import java.util.List;

/// The formats of bills of materials.
public final class BomFormats {
  public static final List<Format> ALL =
      List.of(
          new CycloneDxJson(), new CycloneDxXml(), new SpdxJson(), new SpdxTags(), new Spdx3Json());

  private BomFormats() {}
}
