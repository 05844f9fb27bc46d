package dev.lockstep.sca.known;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What Cargo keeps of its registries' index: a file for each crate that a build asked for.
///
/// A file is a byte with the version of the layout, four bytes with that of the index, and then
/// texts behind each of which stands a zero: what the index said of its age, and for each version
/// its number and its record as JSON. Sources: The Cargo Book, registry index; Cargo's
/// `sources/registry/index/cache.rs`, version 3.
final class CargoIndexCache implements KnownVersions.Record {
  private static final int VERSION = 3;
  private static final int HEADER = 5;

  private final Path indexes;

  CargoIndexCache(Path home) {
    this.indexes = home.resolve("registry").resolve("index");
  }

  @Override
  public List<String> versions(String name) {
    List<String> versions = new ArrayList<>();
    if (!Files.isDirectory(indexes)) {
      return versions;
    }
    try (DirectoryStream<Path> registries = Files.newDirectoryStream(indexes)) {
      for (Path registry : registries) {
        Path file = KnownVersions.below(registry.resolve(".cache"), place(name));
        if (file != null && Files.isRegularFile(file)) {
          versions.addAll(read(Files.readAllBytes(file)));
        }
      }
    } catch (IOException _) {
      return versions;
    }
    return versions;
  }

  /// Crates of one, two and three letters have a folder each; others two, of two letters each.
  private static String place(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower.length()) {
      case 0 -> "..";
      case 1, 2 -> lower.length() + "/" + lower;
      case 3 -> "3/" + lower.charAt(0) + "/" + lower;
      default -> lower.substring(0, 2) + "/" + lower.substring(2, 4) + "/" + lower;
    };
  }

  static List<String> read(byte[] bytes) {
    List<String> versions = new ArrayList<>();
    if (bytes.length < HEADER || bytes[0] != VERSION) {
      return versions;
    }
    int at = end(bytes, HEADER) + 1;
    while (at < bytes.length) {
      int version = end(bytes, at);
      int json = Math.min(version + 1, bytes.length);
      int next = end(bytes, json);
      if (!isYanked(Arrays.copyOfRange(bytes, json, next))) {
        versions.add(new String(bytes, at, version - at, StandardCharsets.UTF_8));
      }
      at = next + 1;
    }
    return versions;
  }

  private static boolean isYanked(byte[] json) {
    try {
      return JsonNodes.read(json, json.length).get("yanked").isTrue();
    } catch (MalformedDocument _) {
      return true; // of what cannot be read nothing is proposed
    }
  }

  /// The next zero, or the end.
  private static int end(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at;
  }
}
