/// Rule sets as bytes: what was read and compiled once is not read again.
@NullMarked
package dev.lockstep.sast.image;

import org.jspecify.annotations.NullMarked;
