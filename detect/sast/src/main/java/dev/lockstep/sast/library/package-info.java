/// What functions of libraries do with data that comes from outside, as data.
@NullMarked
package dev.lockstep.sast.library;

import org.jspecify.annotations.NullMarked;
