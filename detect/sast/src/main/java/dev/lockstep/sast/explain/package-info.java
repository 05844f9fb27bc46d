/// Why a rule finds something at a line, or does not.
@NullMarked
package dev.lockstep.sast.explain;

import org.jspecify.annotations.NullMarked;
