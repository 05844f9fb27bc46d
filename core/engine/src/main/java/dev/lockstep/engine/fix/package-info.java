/// Changes of files that mend findings: who proposes them, and how they are put together.
@NullMarked
package dev.lockstep.engine.fix;

import org.jspecify.annotations.NullMarked;
