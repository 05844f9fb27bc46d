/// Filters against false positives: what looks like a secret and is none, with the reason.
@NullMarked
package dev.lockstep.secrets.filter;

import org.jspecify.annotations.NullMarked;
