package dev.lockstep.secrets.compat;

import java.util.List;
import java.util.Locale;

/// What gitleaks takes for an archive, by the name alone: `mholt/archives` 0.1.2 looks for most
/// endings anywhere in the name.
final class ArchiveName {
  private static final List<String> ANYWHERE =
      List.of(
          ".7z", ".br", ".bz2", ".gz", ".lz4", ".rar", ".sz", ".s2", ".tar", ".xz", ".zip", ".zz",
          ".zst");
  private static final List<String> AT_THE_END = List.of(".lz", ".mz");

  private ArchiveName() {}

  static boolean matches(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    for (String part : ANYWHERE) {
      if (name.contains(part)) {
        return true;
      }
    }
    for (String end : AT_THE_END) {
      if (name.endsWith(end)) {
        return true;
      }
    }
    return false;
  }
}
