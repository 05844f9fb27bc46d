/// Go's regular expression syntax: from a pattern's text to a tree, with Go's own errors.
@NullMarked
package dev.lockstep.regex.syntax;

import org.jspecify.annotations.NullMarked;
