/// Gradle, and what jars say of themselves. Maven's own graph is `dev.lockstep.sca.maven`'s.
@NullMarked
package dev.lockstep.sca.format.jvm;

import org.jspecify.annotations.NullMarked;
