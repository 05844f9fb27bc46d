package dev.lockstep.sca.db;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How the file is laid out. Numbers are big-endian.
///
/// A header of [#HEADER] bytes: the magic, the day it was made, the sizes of the tables, the
/// length of the whole file, the CRC32C of all behind the header, the CRC32C of the header
/// before. Then the packages: hashes, ascending; the offset of each one's block. Then the offset
/// of each vulnerability's block. Then the blocks.
///
/// A package's block: its key; the versions that its ranges name, in the order of its ecosystem,
/// equal ones once: their number; for
/// each twice its length, and one more where a range calls it fixed; their texts. Then its
/// entries: the number of a vulnerability; ranges as codes of events in the order of a
/// timeline; versions that no range covers, as texts. The code of an event is its type, and
/// four times the rank of its version, counted from one; rank zero is what is before all
/// versions, and in a limit what is behind all.
final class FileLayout {
  static final byte[] MAGIC = "LSADVDB2".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER = 64;
  static final int CREATED = 8;
  static final int PACKAGES = 16;
  static final int VULNERABILITIES = 20;
  static final int LENGTH = 24;
  static final int BODY_CHECK = 32;
  static final int RECORDS = 36;
  static final int HEADER_CHECK = 60;

  private FileLayout() {}

  /// What packages are looked up by: names in the form that their ecosystem calls equal.
  static String key(String ecosystem, String name) {
    return ecosystem + '\n' + normal(ecosystem, name);
  }

  private static String normal(String ecosystem, String name) {
    return switch (ecosystem) {
      case "PyPI" -> lower(name).replace('_', '-').replace('.', '-');
      case "NuGet", "Packagist", "Go", "GitHub Actions", "SwiftURL", "Hex" -> lower(name);
      default -> name;
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// FNV-1a over 64 bits, mixed.
  static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }
}
