/// Peers' test suites, run against Lockstep.
@NullMarked
package dev.lockstep.conformance;

import org.jspecify.annotations.NullMarked;
