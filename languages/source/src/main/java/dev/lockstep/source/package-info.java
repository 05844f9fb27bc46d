/// One generic tree of source code.
@NullMarked
package dev.lockstep.source;

import org.jspecify.annotations.NullMarked;
