/// The formats that are read, one package an ecosystem.
@NullMarked
package dev.lockstep.sca.format;

import org.jspecify.annotations.NullMarked;
