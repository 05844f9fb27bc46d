/// Semgrep's rules as data.
@NullMarked
package dev.lockstep.sast.rule;

import org.jspecify.annotations.NullMarked;
