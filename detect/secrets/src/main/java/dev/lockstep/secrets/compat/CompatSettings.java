package dev.lockstep.secrets.compat;

/// gitleaks' own switches.
///
/// @param maxDecodeDepth passes of decoding, 5 unless told
/// @param maxArchiveDepth archives within archives, 0 (none is opened) unless told
/// @param maxTargetMegabytes larger files are passed over; 0 for none
/// @param followSymlinks whether links to files are read
/// @param ignoreAllow whether `gitleaks:allow` has no effect
public record CompatSettings(
    int maxDecodeDepth,
    int maxArchiveDepth,
    int maxTargetMegabytes,
    boolean followSymlinks,
    boolean ignoreAllow) {
  /// What gitleaks does without any flag.
  public static final CompatSettings DEFAULT = new CompatSettings(5, 0, 0, false, false);

  public CompatSettings opening(int depth) {
    return new CompatSettings(
        maxDecodeDepth, depth, maxTargetMegabytes, followSymlinks, ignoreAllow);
  }

  public CompatSettings decoding(int depth) {
    return new CompatSettings(
        depth, maxArchiveDepth, maxTargetMegabytes, followSymlinks, ignoreAllow);
  }
}
