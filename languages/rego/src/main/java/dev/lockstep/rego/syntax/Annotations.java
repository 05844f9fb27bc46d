package dev.lockstep.rego.syntax;

import dev.lockstep.value.ObjectValue;

/// A block of metadata in comments.
///
/// @param scope what it speaks of: `rule`, `document`, `package` or `subpackages`
/// @param content all of it, the scope included
/// @param target the location of what it stands before
/// @param location where it begins
public record Annotations(String scope, ObjectValue content, Location target, Location location) {}
