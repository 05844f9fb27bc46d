/// Maven's project model and its graph, offline: what Maven 3.8 and its resolver 1.6 do, from the
/// sources of the target and a local repository.
@NullMarked
package dev.lockstep.sca.maven;

import org.jspecify.annotations.NullMarked;
