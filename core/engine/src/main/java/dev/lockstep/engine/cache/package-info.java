/// What is kept between scans, in a folder that the caller names. Losing any of it costs time only.
@NullMarked
package dev.lockstep.engine.cache;

import org.jspecify.annotations.NullMarked;
