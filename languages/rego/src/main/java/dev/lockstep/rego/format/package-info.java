/// Lays Rego sources out.
@NullMarked
package dev.lockstep.rego.format;

import org.jspecify.annotations.NullMarked;
