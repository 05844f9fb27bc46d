/// The policies of poutine, decided by us and by poutine itself.
@NullMarked
package dev.lockstep.conformance.rego.poutine;

import org.jspecify.annotations.NullMarked;
