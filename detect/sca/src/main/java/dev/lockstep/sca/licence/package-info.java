/// Texts of licences, and which of SPDX's licences they are.
@NullMarked
package dev.lockstep.sca.licence;

import org.jspecify.annotations.NullMarked;
