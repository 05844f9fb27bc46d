/// Documents of the formats that manifests are written in, as one tree whose nodes know their
/// line.
@NullMarked
package dev.lockstep.sca.document;

import org.jspecify.annotations.NullMarked;
