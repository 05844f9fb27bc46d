/// Modules as bytes, so that what was parsed once is not parsed again.
@NullMarked
package dev.lockstep.rego.stored;

import org.jspecify.annotations.NullMarked;
