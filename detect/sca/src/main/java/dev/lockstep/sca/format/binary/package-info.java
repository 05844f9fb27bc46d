/// What executables say of the modules that they are built from.
@NullMarked
package dev.lockstep.sca.format.binary;

import org.jspecify.annotations.NullMarked;
