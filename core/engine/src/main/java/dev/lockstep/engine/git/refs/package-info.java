/// Where a repository lies and what its names name: layout, configuration, references, revisions.
@NullMarked
package dev.lockstep.engine.git.refs;

import org.jspecify.annotations.NullMarked;
