/// Kingfisher's rule files, read as far as they can be run.
@NullMarked
package dev.lockstep.secrets.kingfisher;

import org.jspecify.annotations.NullMarked;
