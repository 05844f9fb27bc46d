@NullMarked
package dev.lockstep.engine.match;

import org.jspecify.annotations.NullMarked;
