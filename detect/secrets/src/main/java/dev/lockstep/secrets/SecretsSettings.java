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
/// @param shown gets the secrets themselves, where the user asked for them; then nothing is taken
///     from an earlier scan, as none keeps them
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SecretsSettings(
    byte @Nullable [] key, List<String> ignored, String ignoredBy, @Nullable RawSecrets shown) {
  /// Without a key, nothing ignored.
  public static final SecretsSettings DEFAULT = new SecretsSettings(null, List.of(), "");

  /// Secrets are shown to nobody.
  public SecretsSettings(byte @Nullable [] key, List<String> ignored, String ignoredBy) {
    this(key, ignored, ignoredBy, null);
  }

  public SecretsSettings {
    key = key == null ? null : Arrays.copyOf(key, key.length);
    ignored = List.copyOf(ignored);
  }

  /// The same, and whoever is asked for secrets is told them.
  ///
  /// @param raw null for nobody
  public SecretsSettings showing(@Nullable RawSecrets raw) {
    return new SecretsSettings(key, ignored, ignoredBy, raw);
  }
}
