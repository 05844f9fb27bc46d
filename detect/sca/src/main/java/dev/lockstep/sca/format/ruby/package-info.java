/// Ruby: Bundler, and gems that are installed.
@NullMarked
package dev.lockstep.sca.format.ruby;

import org.jspecify.annotations.NullMarked;
