/// Go, read into generic trees.
@NullMarked
package dev.lockstep.source.go;

import org.jspecify.annotations.NullMarked;
