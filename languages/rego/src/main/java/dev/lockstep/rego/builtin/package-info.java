/// Rego's built-in functions, by family, and the interface by which hosts add their own.
@NullMarked
package dev.lockstep.rego.builtin;

import org.jspecify.annotations.NullMarked;
