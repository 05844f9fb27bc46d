/// Versions as each ecosystem orders them.
@NullMarked
package dev.lockstep.sca.version;

import org.jspecify.annotations.NullMarked;
