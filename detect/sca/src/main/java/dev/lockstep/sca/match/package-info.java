/// What advisories say of a target's components.
@NullMarked
package dev.lockstep.sca.match;

import org.jspecify.annotations.NullMarked;
