/// Leaked secrets: gitleaks' rule language and our own rules.
@NullMarked
package dev.lockstep.secrets;

import org.jspecify.annotations.NullMarked;
