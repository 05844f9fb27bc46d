/// Open Policy Agent's own cases, run against our Rego.
@NullMarked
package dev.lockstep.conformance.rego;

import org.jspecify.annotations.NullMarked;
