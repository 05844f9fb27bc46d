/// Encodings undone in place, as gitleaks undoes them.
@NullMarked
package dev.lockstep.secrets.decode;

import org.jspecify.annotations.NullMarked;
