/// What one file states of packages, as facts: the same shape for every format.
@NullMarked
package dev.lockstep.sca.manifest;

import org.jspecify.annotations.NullMarked;
