package dev.lockstep.secrets.filter;

import java.util.Optional;

/// Sees that a candidate is no secret.
public interface Filter {

  /// Kebab-case; the origin of the mark, and the name under which rules ask for it.
  String id();

  /// Why the candidate is none; empty where it may be one.
  Optional<String> reason(Candidate candidate);

  /// @param secret as [dev.lockstep.model.RawText] spells it
  /// @param line the line that it begins in, likewise, cut where it is long
  /// @param before where in the line the secret begins; -1 where it does not stand plainly
  record Candidate(String secret, String line, int before) {}
}
