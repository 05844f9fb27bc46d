package dev.lockstep.sca.manifest;

import dev.lockstep.engine.Interest;
import dev.lockstep.value.MalformedDocument;

/// A format of files that state packages. Immutable; used from several threads at once.
public interface Format {

  /// Kebab-case, unique, never changes: `npm-lock`.
  String id();

  /// Raised whenever the same bytes may give another answer.
  default int version() {
    return 1;
  }

  /// Which files have this format.
  Interest interest();

  /// What a file of the format is to its project.
  default Standing standing() {
    return Standing.LOCK;
  }

  /// Whether files are commonly larger than what the engine shows whole, and are shown in
  /// stretches then. A stretch that does not say enough states nothing.
  default boolean isLarge() {
    return false;
  }

  /// Whether a file of these names counts at a place: some names are those of other files as well.
  ///
  /// @param path below the target, `/` between names
  default boolean isAt(String path) {
    return true;
  }

  /// States what a file says.
  ///
  /// @throws MalformedDocument where it is not of the format; what was stated before is kept
  void read(ManifestText text, Statements out) throws MalformedDocument;
}
