/// Evaluates programs: rules become chains of steps over frames of values.
@NullMarked
package dev.lockstep.rego.eval;

import org.jspecify.annotations.NullMarked;
