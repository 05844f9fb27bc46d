/// PHP: Composer.
@NullMarked
package dev.lockstep.sca.format.php;

import org.jspecify.annotations.NullMarked;
