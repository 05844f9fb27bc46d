/// gitleaks' own answers, quirks included.
@NullMarked
package dev.lockstep.secrets.compat;

import org.jspecify.annotations.NullMarked;
