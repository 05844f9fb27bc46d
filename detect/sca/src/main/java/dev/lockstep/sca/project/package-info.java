/// What a target is made of: the statements of its files put together, project by project.
@NullMarked
package dev.lockstep.sca.project;

import org.jspecify.annotations.NullMarked;
