/// A scan as a map and a reduce: extractors state facts about unique contents, detectors state
/// findings about targets.
///
/// The interfaces here are what a capability implements. Sources, cache and the scan itself are in
/// the packages below.
@NullMarked
package dev.lockstep.engine;

import org.jspecify.annotations.NullMarked;
