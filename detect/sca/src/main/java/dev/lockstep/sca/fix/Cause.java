package dev.lockstep.sca.fix;

import dev.lockstep.model.Fingerprint;

/// Why a change is made.
///
/// @param words for the reader: `raise log4j-core to 2.17.1`
public record Cause(Fingerprint finding, String words) {}
