/// Shell scripts and Dockerfiles, read into generic trees.
@NullMarked
package dev.lockstep.source.shell;

import org.jspecify.annotations.NullMarked;
