/// The commands below `lockstep policy`, with the habits of `opa` and `conftest`.
@NullMarked
package dev.lockstep.cli.policy;

import org.jspecify.annotations.NullMarked;
