/// Third-party components and what is wrong with them.
@NullMarked
package dev.lockstep.sca;

import org.jspecify.annotations.NullMarked;
