/// Runs rules' formulas on texts.
@NullMarked
package dev.lockstep.sast.search;

import org.jspecify.annotations.NullMarked;
