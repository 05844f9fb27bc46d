/// Java, read into generic trees.
@NullMarked
package dev.lockstep.source.java;

import org.jspecify.annotations.NullMarked;
