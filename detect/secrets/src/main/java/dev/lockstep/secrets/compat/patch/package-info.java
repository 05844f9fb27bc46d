/// What gitleaks sees of a history: the added lines of the patches that git writes.
@NullMarked
package dev.lockstep.secrets.compat.patch;

import org.jspecify.annotations.NullMarked;
