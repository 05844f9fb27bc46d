/// The direction table of the house, as a test.
@NullMarked
package dev.lockstep.architecture;

import org.jspecify.annotations.NullMarked;
