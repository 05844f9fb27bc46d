/// Rego: source, tree, compiler and evaluator.
@NullMarked
package dev.lockstep.rego;

import org.jspecify.annotations.NullMarked;
