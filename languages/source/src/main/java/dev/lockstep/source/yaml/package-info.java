/// YAML and JSON, read into generic trees.
@NullMarked
package dev.lockstep.source.yaml;

import org.jspecify.annotations.NullMarked;
