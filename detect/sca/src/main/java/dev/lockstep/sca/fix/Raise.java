package dev.lockstep.sca.fix;

/// A component that is to be raised.
///
/// @param type of its purl
/// @param name as its ecosystem writes it: `org.slf4j:slf4j-api`, `@babel/core`
/// @param version at least which is wanted
/// @param direct whether the project names it itself
public record Raise(String type, String name, String version, boolean direct) {}
