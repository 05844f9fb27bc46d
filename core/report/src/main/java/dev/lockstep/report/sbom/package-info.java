/// Bills of materials.
@NullMarked
package dev.lockstep.report.sbom;

import org.jspecify.annotations.NullMarked;
