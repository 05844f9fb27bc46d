/// The gate's policies in Rego: those that ship, those of a project, and what they decide.
@NullMarked
package dev.lockstep.policy.gate;

import org.jspecify.annotations.NullMarked;
