/// The types that the compiler knows of terms, and the checks that they allow.
@NullMarked
package dev.lockstep.rego.types;

import org.jspecify.annotations.NullMarked;
