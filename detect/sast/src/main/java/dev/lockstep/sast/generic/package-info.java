/// Patterns over plain text: Semgrep's generic mode.
@NullMarked
package dev.lockstep.sast.generic;

import org.jspecify.annotations.NullMarked;
