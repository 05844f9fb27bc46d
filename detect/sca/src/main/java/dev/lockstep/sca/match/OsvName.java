package dev.lockstep.sca.match;

import dev.lockstep.sca.purl.MalformedPurl;
import dev.lockstep.sca.purl.Purl;
import java.util.Optional;

/// The name of a package in OSV: its ecosystem, and its name there.
///
/// @param ecosystem with its suffix: `Debian:12`
/// @param version without epoch qualifiers; empty where it is not known
record OsvName(String ecosystem, String name, String version) {

  /// Empty where OSV knows no ecosystem of this type, or the text is no package URL.
  static Optional<OsvName> of(String text) {
    try {
      Purl purl = Purl.parseLeniently(text);
      String ecosystem = ecosystem(purl);
      return ecosystem.isEmpty()
          ? Optional.empty()
          : Optional.of(new OsvName(ecosystem, name(purl), version(purl)));
    } catch (MalformedPurl e) {
      return Optional.empty();
    }
  }

  private static String ecosystem(Purl purl) {
    return switch (purl.type()) {
      case "npm" -> "npm";
      case "pypi" -> "PyPI";
      case "maven" -> "Maven";
      case "golang" -> "Go";
      case "cargo" -> "crates.io";
      case "gem" -> "RubyGems";
      case "composer" -> "Packagist";
      case "nuget" -> "NuGet";
      case "pub" -> "Pub";
      case "hex" -> "Hex";
      case "cran" -> "CRAN";
      case "hackage" -> "Hackage";
      case "swift" -> "SwiftURL";
      case "conan" -> "ConanCenter";
      case "githubactions" -> "GitHub Actions";
      case "deb", "apk", "rpm" -> distribution(purl);
      default -> "";
    };
  }

  /// A distribution's ecosystem is named with its release.
  private static String distribution(Purl purl) {
    String distro = purl.qualifiers().getOrDefault("distro", "");
    String release = distro.substring(distro.indexOf('-') + 1);
    String namespace = purl.namespace() == null ? "" : purl.namespace();
    return switch (namespace) {
      case "debian" -> "Debian:" + major(release);
      case "ubuntu" -> "Ubuntu:" + release + (isLongTerm(release) ? ":LTS" : "");
      case "alpine" -> "Alpine:v" + minor(release);
      case "wolfi" -> "Wolfi";
      case "chainguard" -> "Chainguard";
      case "almalinux" -> "AlmaLinux:" + major(release);
      case "rocky" -> "Rocky Linux:" + major(release);
      default -> "";
    };
  }

  private static String major(String release) {
    int dot = release.indexOf('.');
    return dot < 0 ? release : release.substring(0, dot);
  }

  private static String minor(String release) {
    int dot = release.indexOf('.', release.indexOf('.') + 1);
    return dot < 0 ? release : release.substring(0, dot);
  }

  private static boolean isLongTerm(String release) {
    return release.endsWith(".04") && release.length() == 5 && (release.charAt(1) & 1) == 0;
  }

  /// Distributions name the source package where the qualifier says it.
  private static String name(Purl purl) {
    return switch (purl.type()) {
      case "deb", "apk", "rpm" ->
          purl.qualifiers().getOrDefault("upstream", purl.name()).split("@", 2)[0];
      case "swift" -> "https://" + purl.namespace() + "/" + purl.name();
      default -> purl.ecosystemName();
    };
  }

  private static String version(Purl purl) {
    String version = purl.version() == null ? "" : purl.version();
    String epoch = purl.qualifiers().getOrDefault("epoch", "");
    return epoch.isEmpty() ? version : epoch + ":" + version;
  }
}
