@NullMarked
package dev.lockstep.report.gitleaks;

import org.jspecify.annotations.NullMarked;
