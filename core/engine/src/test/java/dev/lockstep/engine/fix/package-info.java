@NullMarked
package dev.lockstep.engine.fix;

import org.jspecify.annotations.NullMarked;
