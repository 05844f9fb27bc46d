/// From the keywords of all interests to their places in a content, at the speed of memory.
@NullMarked
package dev.lockstep.engine.match;

import org.jspecify.annotations.NullMarked;
