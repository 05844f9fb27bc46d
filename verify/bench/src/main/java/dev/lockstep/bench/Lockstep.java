package dev.lockstep.bench;

import dev.lockstep.bench.Stopwatch.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Our own command, as a user starts it, with a cache folder of its own.
final class Lockstep {
  private final Path launcher;
  private final Path cache;
  private final Map<String, String> environment;

  /// @param home the checkout
  Lockstep(Path home, Path cache) {
    this(home, cache, Map.of());
  }

  /// @param more variables of its environment
  Lockstep(Path home, Path cache, Map<String, String> more) {
    this.launcher = home.resolve("lockstep");
    this.cache = cache;
    environment = new HashMap<>(more);
    environment.put("XDG_CACHE_HOME", cache.toString());
  }

  static Path home() {
    return Path.of(System.getProperty("lockstep.home", ".")).toAbsolutePath();
  }

  /// With whatever the cache holds.
  Command warm(Path folder, String... arguments) {
    return command(folder, () -> {}, arguments);
  }

  /// With an empty cache before each run, compiled rule sets included.
  Command cold(Path folder, String... arguments) {
    return command(folder, this::emptyCache, arguments);
  }

  private Command command(Path folder, Runnable beforeEachRun, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(launcher.toString()));
    argv.addAll(List.of(arguments));
    return new Command(argv, folder, environment, beforeEachRun);
  }

  private void emptyCache() {
    delete(cache);
  }

  /// Deletes a folder with all that is in it; one that is not there is no error.
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path visited, @org.jspecify.annotations.Nullable IOException error)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder, e);
    }
  }
}
