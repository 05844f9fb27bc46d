package dev.lockstep.secrets;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a project says about its secrets.
///
/// @param key the project's key for fingerprints; null where none was made
/// @param ignored fingerprints of `.gitleaksignore`: `path:rule:line`, with a commit before where
///     it is about one
/// @param ignoredBy where they were read, for the mark
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SecretsSettings(byte @Nullable [] key, List<String> ignored, String ignoredBy) {
  /// Without a key, nothing ignored.
  public static final SecretsSettings DEFAULT = new SecretsSettings(null, List.of(), "");

  public SecretsSettings {
    key = key == null ? null : Arrays.copyOf(key, key.length);
    ignored = List.copyOf(ignored);
  }
}
