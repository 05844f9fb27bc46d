/// Taint that crosses files: what one file leaves to others to answer is asked of them.
@NullMarked
package dev.lockstep.sast.link;

import org.jspecify.annotations.NullMarked;
