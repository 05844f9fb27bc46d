/// What jars are, told by their classes.
@NullMarked
package dev.lockstep.sca.identity;

import org.jspecify.annotations.NullMarked;
