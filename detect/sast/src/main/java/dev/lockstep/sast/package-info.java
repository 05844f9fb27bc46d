/// Weaknesses in source code.
@NullMarked
package dev.lockstep.sast;

import org.jspecify.annotations.NullMarked;
