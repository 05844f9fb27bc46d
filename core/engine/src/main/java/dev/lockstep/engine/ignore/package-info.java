/// Ignore files in git's syntax (gitignore(5)).
@NullMarked
package dev.lockstep.engine.ignore;

import org.jspecify.annotations.NullMarked;
