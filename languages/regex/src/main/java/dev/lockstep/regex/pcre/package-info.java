/// Perl-compatible regular expressions: look-around, back-references, atomic groups.
@NullMarked
package dev.lockstep.regex.pcre;

import org.jspecify.annotations.NullMarked;
