/// From what the user asked for to a judged and written report.
@NullMarked
package dev.lockstep.cli.scan;

import org.jspecify.annotations.NullMarked;
