/// The package databases of Linux distributions.
@NullMarked
package dev.lockstep.sca.format.linux;

import org.jspecify.annotations.NullMarked;
