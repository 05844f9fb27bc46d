/// The commands, one class each; each is loaded only when it is asked for.
@NullMarked
package dev.lockstep.cli.command;

import org.jspecify.annotations.NullMarked;
