/// JavaScript: npm, yarn, pnpm, bun and deno.
@NullMarked
package dev.lockstep.sca.format.npm;

import org.jspecify.annotations.NullMarked;
