/// Tests of the engine as a whole, with the fakes of this module.
@NullMarked
package dev.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
