/// Python: pip, Pipenv, Poetry, PDM, uv, and the metadata of what is installed.
@NullMarked
package dev.lockstep.sca.format.python;

import org.jspecify.annotations.NullMarked;
