/// Times and durations as Go's package `time` writes and reads them.
@NullMarked
package dev.lockstep.rego.builtin.time;

import org.jspecify.annotations.NullMarked;
