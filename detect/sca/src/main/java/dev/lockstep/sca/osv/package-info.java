/// Advisories in the OSV format, and what they say of a version.
@NullMarked
package dev.lockstep.sca.osv;

import org.jspecify.annotations.NullMarked;
