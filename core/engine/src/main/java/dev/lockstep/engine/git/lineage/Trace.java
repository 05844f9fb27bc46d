package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.ContentId;

/// A fact of a content, and where it was first seen on the way along the deltas: all that it
/// depends on is the same there, byte for byte.
///
/// @param fact with places in the content
/// @param origin the content in which it was seen
/// @param original the fact with places in that content
public record Trace<F>(F fact, ContentId origin, F original) {}
