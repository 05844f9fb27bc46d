/// Judges documents by rules named `deny`, `violation`, `warn` and `exception`, as Conftest does.
@NullMarked
package dev.lockstep.policy.judge;

import org.jspecify.annotations.NullMarked;
