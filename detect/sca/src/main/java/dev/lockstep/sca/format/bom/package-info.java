/// Bills of materials that others wrote, as what a target is made of.
@NullMarked
package dev.lockstep.sca.format.bom;

import org.jspecify.annotations.NullMarked;
