package dev.lockstep.sca.version;

import java.util.Optional;

/// How an ecosystem orders its versions. Every text has a key; what is no version by the ecosystem
/// stands where its own tools put it, or else before all versions.
public enum VersionScheme {
  /// Semantic Versioning 2.0, read leniently: npm, crates.io, Go, Hex, Swift, GitHub Actions.
  SEMVER,
  /// NuGet: four numbers, any case.
  NUGET,
  /// Dart's pub_semver: build metadata counts.
  PUB,
  /// PEP 440; what it refuses is ordered as setuptools ordered it, before all others.
  PYPI,
  /// `ComparableVersion` of Maven 3.9.
  MAVEN,
  /// `Gem::Version`.
  RUBYGEMS,
  /// Debian policy 5.6.12, as dpkg compares.
  DEBIAN,
  /// `rpmvercmp` over epoch, version and release.
  RPM,
  /// apk-tools.
  ALPINE,
  /// PHP's `version_compare` on what Composer makes of a version.
  PACKAGIST,
  /// R's `package_version`, Haskell's `Data.Version`: lists of numbers.
  NUMBERS;

  public VersionKey key(String version) {
    return switch (this) {
      case SEMVER -> SemanticVersion.of(version, SemanticVersion.Dialect.SEMVER);
      case NUGET -> SemanticVersion.of(version, SemanticVersion.Dialect.NUGET);
      case PUB -> SemanticVersion.of(version, SemanticVersion.Dialect.PUB);
      case PYPI -> PythonVersion.of(version);
      case MAVEN -> MavenVersion.of(version);
      case RUBYGEMS -> RubyVersion.of(version);
      case DEBIAN -> DebianVersion.of(version);
      case RPM -> RpmVersion.of(version);
      case ALPINE -> AlpineVersion.of(version);
      case PACKAGIST -> PackagistVersion.of(version);
      case NUMBERS -> NumericVersion.of(version);
    };
  }

  /// The scheme of an ecosystem by its name in OSV, a suffix (`Debian:12`) ignored; empty where
  /// none is known.
  public static Optional<VersionScheme> ofEcosystem(String ecosystem) {
    int colon = ecosystem.indexOf(':');
    return switch (colon < 0 ? ecosystem : ecosystem.substring(0, colon)) {
      case "npm",
          "crates.io",
          "Go",
          "Hex",
          "SwiftURL",
          "GitHub Actions",
          "Bitnami",
          "Julia",
          "ConanCenter",
          "VSCode" ->
          Optional.of(SEMVER);
      case "NuGet" -> Optional.of(NUGET);
      case "Pub" -> Optional.of(PUB);
      case "PyPI" -> Optional.of(PYPI);
      case "Maven" -> Optional.of(MAVEN);
      case "RubyGems" -> Optional.of(RUBYGEMS);
      case "Debian", "Ubuntu", "Echo" -> Optional.of(DEBIAN);
      case "Red Hat",
          "Rocky Linux",
          "AlmaLinux",
          "openSUSE",
          "SUSE",
          "Mageia",
          "openEuler",
          "Azure Linux",
          "Photon OS" ->
          Optional.of(RPM);
      case "Alpine",
          "Wolfi",
          "Chainguard",
          "Alpaquita",
          "BellSoft Hardened Containers",
          "MinimOS" ->
          Optional.of(ALPINE);
      case "Packagist" -> Optional.of(PACKAGIST);
      case "CRAN", "Bioconductor", "Hackage", "GHC" -> Optional.of(NUMBERS);
      default -> Optional.empty();
    };
  }
}
