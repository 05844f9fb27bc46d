package dev.lockstep.sca.format.python;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Scope;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The metadata of an installed distribution or of a wheel: `*.dist-info/METADATA` and
/// `*.egg-info/PKG-INFO` (Core metadata specifications).
final class InstalledDistribution implements Format {
  private static final String LICENCE = "License :: OSI Approved :: ";

  @Override
  public String id() {
    return "python-metadata";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of("metadata", "pkg-info"), Set.of(".egg-info"), List.of(), List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.endsWith(".dist-info/METADATA")
        || path.endsWith(".egg-info/PKG-INFO")
        || path.endsWith("EGG-INFO/PKG-INFO")
        || path.endsWith(".egg-info");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    String name = "";
    String version = "";
    String licence = "";
    boolean expression = false;
    for (String line : text.lines()) {
      if (line.isBlank()) {
        break; // the description follows
      }
      int colon = line.indexOf(':');
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      switch (colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "name" -> name = name.isEmpty() ? value : name;
        case "version" -> version = version.isEmpty() ? value : version;
        case "license-expression" -> {
          licence = value;
          expression = true;
        }
        case "license" -> licence = expression || value.length() > 80 ? licence : value;
        case "classifier" -> {
          if (licence.isEmpty() && value.startsWith(LICENCE)) {
            licence = value.substring(LICENCE.length());
          }
        }
        default -> {}
      }
    }
    if (!name.isEmpty() && !version.isEmpty()) {
      out.add("pypi", Requirement.normalised(name), version, 1)
          .scope(Scope.RUNTIME)
          .licence(licence);
    }
  }
}
