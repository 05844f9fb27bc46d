/// What can be said of policies by reading them: which documents a rule uses, what a module holds.
@NullMarked
package dev.lockstep.policy.source;

import org.jspecify.annotations.NullMarked;
