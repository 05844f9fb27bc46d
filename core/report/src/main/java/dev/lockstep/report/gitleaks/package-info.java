/// gitleaks' own report formats, byte for byte, for compat mode.
@NullMarked
package dev.lockstep.report.gitleaks;

import org.jspecify.annotations.NullMarked;
