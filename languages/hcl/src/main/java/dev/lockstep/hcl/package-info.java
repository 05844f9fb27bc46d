/// HCL's native syntax.
@NullMarked
package dev.lockstep.hcl;

import org.jspecify.annotations.NullMarked;
