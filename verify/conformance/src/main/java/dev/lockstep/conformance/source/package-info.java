/// Our front ends beside the languages' own parsers, on real files.
@NullMarked
package dev.lockstep.conformance.source;

import org.jspecify.annotations.NullMarked;
