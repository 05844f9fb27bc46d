/// Rust: Cargo.
@NullMarked
package dev.lockstep.sca.format.cargo;

import org.jspecify.annotations.NullMarked;
