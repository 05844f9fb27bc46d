@NullMarked
package dev.lockstep.engine.git.object;

import org.jspecify.annotations.NullMarked;
