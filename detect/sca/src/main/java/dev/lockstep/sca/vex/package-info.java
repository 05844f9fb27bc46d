/// What others say of vulnerabilities: that they are accepted, or that a product is not affected.
@NullMarked
package dev.lockstep.sca.vex;

import org.jspecify.annotations.NullMarked;
