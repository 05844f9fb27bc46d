/// Go: modules and what is built from them.
@NullMarked
package dev.lockstep.sca.format.golang;

import org.jspecify.annotations.NullMarked;
