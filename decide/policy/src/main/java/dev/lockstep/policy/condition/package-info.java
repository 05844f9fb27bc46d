/// Short conditions of a configuration, in the Common Expression Language, on the values that
/// policies see.
@NullMarked
package dev.lockstep.policy.condition;

import org.jspecify.annotations.NullMarked;
