@NullMarked
package dev.lockstep.regex;

import org.jspecify.annotations.NullMarked;
