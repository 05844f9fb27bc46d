/// What parsers that look ahead share: a table of all tokens of a file, and reading from it.
@NullMarked
package dev.lockstep.source.token;

import org.jspecify.annotations.NullMarked;
