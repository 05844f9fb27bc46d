/// Where contents come from: folders, files, standard input, archives; git's come from the package
/// beside it.
@NullMarked
package dev.lockstep.engine.source;

import org.jspecify.annotations.NullMarked;
