@NullMarked
package dev.lockstep.engine.git.lineage;

import org.jspecify.annotations.NullMarked;
