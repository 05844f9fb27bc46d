package dev.lockstep.secrets;

import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.RawText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets of one scan as they stand, for a user who asked to be shown them. They lie beside
/// the report, never in it, and no cache has them.
public final class RawSecrets {
  private final Map<Fingerprint, String> secrets = new ConcurrentHashMap<>();

  void add(Fingerprint fingerprint, byte[] secret) {
    secrets.put(fingerprint, RawText.of(secret));
  }

  /// The secret of a finding as [RawText] spells it; empty where it is none of these.
  public Optional<String> of(Finding finding) {
    return Optional.ofNullable(secrets.get(finding.fingerprint()));
  }
}
