@NullMarked
package dev.lockstep.regex.syntax;

import org.jspecify.annotations.NullMarked;
