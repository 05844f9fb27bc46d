/// Suites of secret scanners.
@NullMarked
package dev.lockstep.conformance.secrets;

import org.jspecify.annotations.NullMarked;
