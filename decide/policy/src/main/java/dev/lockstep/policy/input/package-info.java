/// Configuration files as documents that policies judge, in the shapes that Conftest gives them.
@NullMarked
package dev.lockstep.policy.input;

import org.jspecify.annotations.NullMarked;
