@NullMarked
package dev.lockstep.engine.git;

import org.jspecify.annotations.NullMarked;
