/// The scan itself: reads each content once, wakes extractors, keeps facts, asks detectors.
@NullMarked
package dev.lockstep.engine.scan;

import org.jspecify.annotations.NullMarked;
