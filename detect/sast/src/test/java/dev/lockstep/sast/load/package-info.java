@org.jspecify.annotations.NullMarked
package dev.lockstep.sast.load;
