/// Immutable values that all languages share: JSON's, with exact numbers, and sets.
@NullMarked
package dev.lockstep.value;

import org.jspecify.annotations.NullMarked;
