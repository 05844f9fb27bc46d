/// From marked findings to a verdict.
@NullMarked
package dev.lockstep.policy;

import org.jspecify.annotations.NullMarked;
