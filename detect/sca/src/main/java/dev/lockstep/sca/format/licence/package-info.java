/// Files that hold the text of a licence.
@NullMarked
package dev.lockstep.sca.format.licence;

import org.jspecify.annotations.NullMarked;
