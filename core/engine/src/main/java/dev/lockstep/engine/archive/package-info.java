/// Archives as streams of members. Nothing is written anywhere: a member's name is a label.
@NullMarked
package dev.lockstep.engine.archive;

import org.jspecify.annotations.NullMarked;
