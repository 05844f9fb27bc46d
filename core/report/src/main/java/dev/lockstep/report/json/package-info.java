/// Writing JSON: one streaming writer for every format that is JSON.
@NullMarked
package dev.lockstep.report.json;

import org.jspecify.annotations.NullMarked;
