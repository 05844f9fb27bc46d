/// The databases that rpm keeps its headers in: Berkeley DB, its own ndb, and SQLite.
@NullMarked
package dev.lockstep.sca.format.linux.rpm;

import org.jspecify.annotations.NullMarked;
