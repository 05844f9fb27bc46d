/// Package URLs, by purl-spec 1.0 and its type definitions.
@NullMarked
package dev.lockstep.sca.purl;

import org.jspecify.annotations.NullMarked;
