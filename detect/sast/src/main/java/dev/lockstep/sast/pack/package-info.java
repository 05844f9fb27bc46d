/// Our own rules of source code, compiled when the house is built and read when a file of their
/// language is.
@NullMarked
package dev.lockstep.sast.pack;

import org.jspecify.annotations.NullMarked;
