/// Taint within a function.
@NullMarked
package dev.lockstep.sast.flow;

import org.jspecify.annotations.NullMarked;
