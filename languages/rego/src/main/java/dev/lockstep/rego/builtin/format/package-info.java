/// Text out of values, as Go's package `fmt` writes it.
@NullMarked
package dev.lockstep.rego.builtin.format;

import org.jspecify.annotations.NullMarked;
