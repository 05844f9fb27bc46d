/// Regular expressions over bytes with RE2 semantics, in linear time, within a step budget.
@NullMarked
package dev.lockstep.regex;

import org.jspecify.annotations.NullMarked;
