package dev.lockstep.secrets.compat;

import dev.lockstep.engine.archive.ArchiveFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What gitleaks takes for an archive, by the name alone: `mholt/archives` 0.1.2 looks for most
/// endings anywhere in the name.
///
/// @param format of the file itself; null for one that is not opened here
/// @param tar whether a tar is inside of what is compressed
record ArchiveName(@Nullable ArchiveFormat format, boolean tar) {
  private static final List<String> OTHERS =
      List.of(".7z", ".br", ".lz4", ".rar", ".sz", ".s2", ".zz");
  private static final List<String> AT_THE_END = List.of(".lz", ".mz");

  static boolean matches(String path) {
    return of(path) != null;
  }

  /// What a name says; null where it names no archive.
  static @Nullable ArchiveName of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean tar = name.contains(".tar");
    boolean zip = name.contains(".zip");
    if (OTHERS.stream().anyMatch(name::contains) || AT_THE_END.stream().anyMatch(name::endsWith)) {
      return new ArchiveName(null, tar);
    }
    ArchiveFormat compressed = compressed(name);
    if (compressed != null) {
      return new ArchiveName(zip ? null : compressed, tar);
    }
    if (zip || tar) {
      return new ArchiveName(zip ? ArchiveFormat.ZIP : ArchiveFormat.TAR, false);
    }
    return null;
  }

  private static @Nullable ArchiveFormat compressed(String name) {
    if (name.contains(".gz")) {
      return ArchiveFormat.GZIP;
    }
    if (name.contains(".bz2")) {
      return ArchiveFormat.BZIP2;
    }
    if (name.contains(".xz")) {
      return ArchiveFormat.XZ;
    }
    return name.contains(".zst") ? ArchiveFormat.ZSTD : null;
  }
}
