package dev.lockstep.engine.git.lineage;

/// A fact of a content, and what tells whether it is like others.
///
/// @param fact with places in the content
/// @param likeness the same for facts that detectors judge alike; for those of this run a digest,
///     see [dev.lockstep.engine.Likeness], for those of a record a number
public record Trace<F>(F fact, long likeness) {}
