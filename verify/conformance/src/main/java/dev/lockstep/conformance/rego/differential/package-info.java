/// Random policies, decided by Lockstep and by Open Policy Agent.
@NullMarked
package dev.lockstep.conformance.rego.differential;

import org.jspecify.annotations.NullMarked;
