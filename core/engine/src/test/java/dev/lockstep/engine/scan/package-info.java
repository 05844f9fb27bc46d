@NullMarked
package dev.lockstep.engine.scan;

import org.jspecify.annotations.NullMarked;
