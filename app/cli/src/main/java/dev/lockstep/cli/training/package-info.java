/// Work that is done once when a cache of classes is made, so that the cache holds what real work
/// needs.
@NullMarked
package dev.lockstep.cli.training;

import org.jspecify.annotations.NullMarked;
