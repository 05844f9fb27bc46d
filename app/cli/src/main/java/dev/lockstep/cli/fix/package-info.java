/// `lockstep fix`: what edits come to, and whether they may stay.
@NullMarked
package dev.lockstep.cli.fix;

import org.jspecify.annotations.NullMarked;
