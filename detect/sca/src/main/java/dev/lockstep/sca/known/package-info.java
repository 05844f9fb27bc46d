/// Which versions of packages there are, as far as package managers wrote it down on this disk.
@NullMarked
package dev.lockstep.sca.known;

import org.jspecify.annotations.NullMarked;
