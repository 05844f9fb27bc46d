/// Raising a component in the files that demand it, their layout kept.
@NullMarked
package dev.lockstep.sca.fix;

import org.jspecify.annotations.NullMarked;
