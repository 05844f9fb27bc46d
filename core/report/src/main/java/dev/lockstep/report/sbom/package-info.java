/// Bills of materials, and what goes with them: statements of what is vulnerable (VEX).
@NullMarked
package dev.lockstep.report.sbom;

import org.jspecify.annotations.NullMarked;
