/// Semgrep's own report, for what reads Semgrep.
@NullMarked
package dev.lockstep.report.semgrep;

import org.jspecify.annotations.NullMarked;
