/// Histories: the facts of every blob, each new byte examined once.
///
/// A delta says which ranges of a content are copies of ranges of its base. A local fact whose
/// surroundings lie in such a range moves along; only the rest is examined.
@NullMarked
package dev.lockstep.engine.git.lineage;

import org.jspecify.annotations.NullMarked;
