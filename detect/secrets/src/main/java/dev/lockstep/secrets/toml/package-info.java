/// gitleaks' rule files, read.
@NullMarked
package dev.lockstep.secrets.toml;

import org.jspecify.annotations.NullMarked;
