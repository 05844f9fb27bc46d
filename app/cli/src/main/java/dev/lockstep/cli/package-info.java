/// The command line: the only room with argv, environment and standard output.
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
