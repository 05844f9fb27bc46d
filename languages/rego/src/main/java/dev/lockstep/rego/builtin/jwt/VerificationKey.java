package dev.lockstep.rego.builtin.jwt;

import java.security.Key;

/// A key with what a key set says of it.
///
/// @param algorithm the algorithm it is for; empty where any will do
/// @param id its name in the set; empty where it has none
public record VerificationKey(String algorithm, String id, Key key) {}
