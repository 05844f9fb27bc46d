@NullMarked
package dev.lockstep.regex.pcre;

import org.jspecify.annotations.NullMarked;
