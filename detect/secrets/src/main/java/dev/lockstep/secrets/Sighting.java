package dev.lockstep.secrets;

import dev.lockstep.engine.Occurrence;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.secrets.rule.SecretRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A secret at one place of the target. It holds the secret, so it never leaves the detector.
///
/// @param surroundings the line without its secrets: with rule and path the place, as long as the
///     line does not change
/// @param mark why it does not count here; null where it does
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sighting(
    SecretRule rule,
    byte[] secret,
    List<String> decoded,
    Occurrence occurrence,
    Location location,
    String surroundings,
    @Nullable Mark mark) {

  /// Without a byte of content: a rule looked at the path.
  boolean isOfPath() {
    return location.region() == null;
  }
}
