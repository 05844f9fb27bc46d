/// Runs the tests that policies bring: rules whose names begin with `test_`.
@NullMarked
package dev.lockstep.policy.test;

import org.jspecify.annotations.NullMarked;
