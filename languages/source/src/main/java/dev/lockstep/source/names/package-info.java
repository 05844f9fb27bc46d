/// What the names of a tree mean: imports, variables, constants, simple types.
@NullMarked
package dev.lockstep.source.names;

import org.jspecify.annotations.NullMarked;
