@NullMarked
package dev.lockstep.engine.cache;

import org.jspecify.annotations.NullMarked;
