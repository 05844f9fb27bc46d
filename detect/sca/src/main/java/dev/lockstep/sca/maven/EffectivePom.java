package dev.lockstep.sca.maven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A POM with its parents, profiles, properties and imports put in.
///
/// @param dependencies with what is managed for them
/// @param relocation where the artifact moved; null where it did not
/// @param missing POMs that were needed and are not there
record EffectivePom(
    Coordinates coordinates,
    String packaging,
    List<PomDependency> dependencies,
    Management management,
    @Nullable Coordinates relocation,
    List<Coordinates> missing,
    List<String> licences) {}
