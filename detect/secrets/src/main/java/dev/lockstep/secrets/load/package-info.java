/// Rule files found, read, compiled, and kept compiled.
@NullMarked
package dev.lockstep.secrets.load;

import org.jspecify.annotations.NullMarked;
