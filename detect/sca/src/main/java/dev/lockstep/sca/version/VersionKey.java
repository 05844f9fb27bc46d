package dev.lockstep.sca.version;

/// A version prepared for comparison with others of its [VersionScheme]; comparing two allocates
/// nothing. Keys of different schemes do not compare.
public sealed interface VersionKey extends Comparable<VersionKey>
    permits AlpineVersion,
        DebianVersion,
        MavenVersion,
        NumericVersion,
        PackagistVersion,
        PythonVersion,
        RpmVersion,
        RubyVersion,
        SemanticVersion {

  /// Whether the ecosystem calls it a version before a release.
  boolean isPrerelease();
}
