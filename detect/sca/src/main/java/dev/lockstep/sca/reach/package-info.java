/// Whether code of a component can be reached from a project's own, by the bytecode of both.
@NullMarked
package dev.lockstep.sca.reach;

import org.jspecify.annotations.NullMarked;
