/// Python's front end: versions 3.0 to 3.14, and what Python 2 has beyond them.
@NullMarked
package dev.lockstep.source.python;

import org.jspecify.annotations.NullMarked;
