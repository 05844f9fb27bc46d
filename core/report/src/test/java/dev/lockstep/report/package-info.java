@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;
