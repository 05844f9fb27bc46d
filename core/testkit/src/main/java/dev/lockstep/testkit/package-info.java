/// The contract every extractor and detector must pass, and fakes. Used only in tests.
@NullMarked
package dev.lockstep.testkit;

import org.jspecify.annotations.NullMarked;
