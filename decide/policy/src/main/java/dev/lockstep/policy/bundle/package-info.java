/// Policies as they lie in files, folders and bundles: modules and data, not yet compiled.
@NullMarked
package dev.lockstep.policy.bundle;

import org.jspecify.annotations.NullMarked;
