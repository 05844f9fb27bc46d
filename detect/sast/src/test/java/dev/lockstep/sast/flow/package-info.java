@NullMarked
package dev.lockstep.sast.flow;

import org.jspecify.annotations.NullMarked;
