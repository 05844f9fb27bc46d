/// Reads Semgrep's rule files.
@NullMarked
package dev.lockstep.sast.load;

import org.jspecify.annotations.NullMarked;
