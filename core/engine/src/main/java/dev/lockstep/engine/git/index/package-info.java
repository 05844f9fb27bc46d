/// The staging area: git's index file.
@NullMarked
package dev.lockstep.engine.git.index;

import org.jspecify.annotations.NullMarked;
