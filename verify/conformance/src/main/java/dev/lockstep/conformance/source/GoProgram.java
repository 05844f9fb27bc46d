package dev.lockstep.conformance.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A peer written in Go, built once from a source among our resources.
final class GoProgram {
  private final String source;
  private final List<String> modules;
  private @Nullable Path folder;

  /// @param source the resource's name
  /// @param modules what it needs beside the standard library, as `go get` takes it
  GoProgram(String source, List<String> modules) {
    this.source = source;
    this.modules = modules;
  }

  Map<Path, SortedSet<String>> accepted(List<Path> files) throws IOException {
    Path built = folder == null ? build() : folder;
    folder = built;
    return Listing.of(built, List.of(built.resolve("peer").toString()), files);
  }

  private Path build() throws IOException {
    Path made = PeerFolder.with(source, "main.go");
    Listing.prepare(made, List.of("go", "mod", "init", "peer"));
    for (String module : modules) {
      Listing.prepare(made, List.of("go", "get", module));
    }
    Listing.prepare(made, List.of("go", "build", "-o", "peer", "."));
    return made;
  }
}
