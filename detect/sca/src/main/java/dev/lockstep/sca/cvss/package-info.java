/// Scores of the Common Vulnerability Scoring System.
@NullMarked
package dev.lockstep.sca.cvss;

import org.jspecify.annotations.NullMarked;
