/// Makes a program of modules: names resolved, variables renamed, expressions in an order in which
/// every variable has a value before it is used.
@NullMarked
package dev.lockstep.rego.compile;

import org.jspecify.annotations.NullMarked;
