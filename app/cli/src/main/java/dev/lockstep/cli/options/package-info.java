/// The command line as data: a table of options for each command, and the reader that knows no
/// command.
@NullMarked
package dev.lockstep.cli.options;

import org.jspecify.annotations.NullMarked;
