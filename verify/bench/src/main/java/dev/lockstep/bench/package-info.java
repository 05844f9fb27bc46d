/// Lockstep and its peers, measured side by side.
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
