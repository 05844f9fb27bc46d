/// What hand-written front ends share: places in a file, tokens one at a time or all in a table,
/// and the parsers over both.
@NullMarked
package dev.lockstep.source.token;

import org.jspecify.annotations.NullMarked;
