/// Suites of Semgrep's rule language.
@NullMarked
package dev.lockstep.conformance.sast;

import org.jspecify.annotations.NullMarked;
