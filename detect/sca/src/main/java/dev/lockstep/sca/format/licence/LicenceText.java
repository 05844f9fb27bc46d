package dev.lockstep.sca.format.licence;

import dev.lockstep.engine.Interest;
import dev.lockstep.sca.licence.LicenceIndex;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Standing;
import dev.lockstep.sca.manifest.Statements;
import java.util.List;
import java.util.Set;

/// The text of a licence that lies beside a component: in its jar, its wheel, its folder below
/// `node_modules` or `vendor`. It states the licence's id under the name of a package, which its
/// surroundings take up.
final class LicenceText implements Format {
  private static final int LIMIT = 200_000;

  @Override
  public String id() {
    return "licence-text";
  }

  @Override
  public Standing standing() {
    return Standing.LIST;
  }

  @Override
  public Interest interest() {
    return new Interest(
        Set.of(
            "license",
            "license.txt",
            "license.md",
            "license.rst",
            "licence",
            "licence.txt",
            "licence.md",
            "copying",
            "copying.txt",
            "copying.lesser",
            "unlicense"),
        Set.of(),
        List.of(),
        List.of());
  }

  @Override
  public boolean isAt(String path) {
    return path.contains("!/")
        || path.contains(".dist-info/")
        || path.contains(".egg-info/")
        || path.contains("node_modules/")
        || path.contains("vendor/");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    if (text.length() <= LIMIT) {
      LicenceIndex.shipped()
          .licenceOf(text.text())
          .ifPresent(licence -> out.add("generic", licence, "", 1));
    }
  }
}
