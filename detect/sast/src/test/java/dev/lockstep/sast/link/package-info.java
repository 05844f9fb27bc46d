@NullMarked
package dev.lockstep.sast.link;

import org.jspecify.annotations.NullMarked;
