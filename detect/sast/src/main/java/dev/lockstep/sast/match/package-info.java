/// Matches patterns against trees, and joins what they match.
@NullMarked
package dev.lockstep.sast.match;

import org.jspecify.annotations.NullMarked;
