/// The writers: a report in the forms that people and programs read.
@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;
