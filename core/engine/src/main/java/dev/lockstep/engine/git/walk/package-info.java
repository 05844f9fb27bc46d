/// Ways through commits and trees: ancestors, differences, who introduced what.
@NullMarked
package dev.lockstep.engine.git.walk;

import org.jspecify.annotations.NullMarked;
