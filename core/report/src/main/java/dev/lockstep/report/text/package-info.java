/// Text for people: hostile characters made visible, widths on a terminal, wrapping.
@NullMarked
package dev.lockstep.report.text;

import org.jspecify.annotations.NullMarked;
