/// The edge to the outside: streams, exit codes, the environment and the clock, as one value that
/// tests replace.
@NullMarked
package dev.lockstep.cli.console;

import org.jspecify.annotations.NullMarked;
