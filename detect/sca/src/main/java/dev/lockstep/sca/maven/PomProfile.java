package dev.lockstep.sca.maven;

import java.util.List;
import java.util.Map;

/// A profile of a POM.
///
/// @param activation the element; absent where the profile waits to be named
record PomProfile(
    String id,
    PomElement activation,
    Map<String, String> properties,
    List<PomDependency> dependencies,
    List<PomDependency> management) {}
