/// Partial evaluation: what is left of a query when some documents are not known yet.
@NullMarked
package dev.lockstep.rego.partial;

import org.jspecify.annotations.NullMarked;
