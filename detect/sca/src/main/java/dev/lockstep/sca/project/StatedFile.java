package dev.lockstep.sca.project;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.Manifest;

/// A manifest at its place.
record StatedFile(Occurrence occurrence, Format format, Manifest manifest) {

  String path() {
    return occurrence.pathInTarget();
  }

  /// Its folder, with a slash at its end; empty for the root.
  String folder() {
    return path().substring(0, path().lastIndexOf('/') + 1);
  }

  /// The type of purls that it states, which is that of its ecosystem; empty where it states none.
  String type() {
    return manifest.packages().isEmpty() ? "" : manifest.packages().getFirst().type();
  }
}
