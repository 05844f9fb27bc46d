/// Which components a project wants: licences and libraries that are allowed, denied or pinned.
@NullMarked
package dev.lockstep.sca.policy;

import org.jspecify.annotations.NullMarked;
