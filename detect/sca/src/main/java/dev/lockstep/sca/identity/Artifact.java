package dev.lockstep.sca.identity;

/// A jar that is known by its classes.
///
/// @param name `group:artifact`
/// @param classes how many different prints it has
public record Artifact(String name, String version, int classes) {}
