package dev.lockstep.sca.fix;

/// Raises components in the files of one format. What it does not change keeps every byte.
public interface ManifestEditor {

  /// @param path of the file, one of `texts`
  Outcome raise(Texts texts, String path, Raise raise);
}
