/// Terraform's and other configurations in HCL, as generic trees.
@NullMarked
package dev.lockstep.source.hcl;

import org.jspecify.annotations.NullMarked;
