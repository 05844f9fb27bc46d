/// The rules: what a secret looks like, and what is none.
@NullMarked
package dev.lockstep.secrets.rule;

import org.jspecify.annotations.NullMarked;
