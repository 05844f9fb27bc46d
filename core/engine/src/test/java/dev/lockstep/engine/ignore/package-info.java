@NullMarked
package dev.lockstep.engine.ignore;

import org.jspecify.annotations.NullMarked;
