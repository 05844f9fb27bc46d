/// From findings to a verdict: marks (baseline, waivers) first, then the gate.
///
/// Nothing here reads a file or a clock: configuration and dates are given.
@NullMarked
package dev.lockstep.policy;

import org.jspecify.annotations.NullMarked;
