package dev.lockstep.sca.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The lists of versions that Go keeps of each module. Source: Go Modules Reference, module cache
/// and module proxies, `$module/@v/list`; an upper-case letter is written `!` and the lower-case
/// one.
final class GoModuleCache implements KnownVersions.Record {
  private final Path downloads;

  GoModuleCache(Path cache) {
    this.downloads = cache.resolve("cache").resolve("download");
  }

  @Override
  public List<String> versions(String name) {
    Path list = KnownVersions.below(downloads, escaped(name) + "/@v/list");
    if (list == null || !Files.isRegularFile(list)) {
      return List.of();
    }
    try {
      return Files.readAllLines(list).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        escaped.append('!').append((char) (c - 'A' + 'a'));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
