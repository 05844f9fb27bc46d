/// What rules put in the place of what they find.
@NullMarked
package dev.lockstep.sast.fix;

import org.jspecify.annotations.NullMarked;
