/// Rego's text: scanner, parser and the tree that the parser makes.
@NullMarked
package dev.lockstep.rego.syntax;

import org.jspecify.annotations.NullMarked;
