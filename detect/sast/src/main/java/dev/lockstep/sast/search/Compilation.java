package dev.lockstep.sast.search;

import org.jspecify.annotations.Nullable;

/// A rule's formulas, compiled for one language.
///
/// @param plan of a search rule, else null
/// @param taint of a taint rule, else null
record Compilation(@Nullable Plan plan, @Nullable TaintPlan taint) {}
