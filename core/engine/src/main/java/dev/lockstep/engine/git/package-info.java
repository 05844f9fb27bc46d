/// Git repositories as sources: what is staged, what a change brings, and whole histories.
///
/// The packages below read the formats: `object` packs and loose objects, `refs` names and layout,
/// `index` the staging
/// area, `walk` commits and trees.
@NullMarked
package dev.lockstep.engine.git;

import org.jspecify.annotations.NullMarked;
