/// Suites of components and their graphs.
@NullMarked
package dev.lockstep.conformance.sca;

import org.jspecify.annotations.NullMarked;
