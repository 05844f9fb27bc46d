@NullMarked
package dev.lockstep.engine.archive;

import org.jspecify.annotations.NullMarked;
