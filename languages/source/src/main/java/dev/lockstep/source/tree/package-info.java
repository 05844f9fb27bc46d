/// The generic tree of source code: its node kinds, its symbols, and what builds and prints it.
@NullMarked
package dev.lockstep.source.tree;

import org.jspecify.annotations.NullMarked;
