/// The database of advisories: one immutable file that is mapped, not read.
@NullMarked
package dev.lockstep.sca.db;

import org.jspecify.annotations.NullMarked;
