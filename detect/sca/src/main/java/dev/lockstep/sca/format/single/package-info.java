/// Dart, Swift, CocoaPods, Conan and Hex: ecosystems of one lock file each.
@NullMarked
package dev.lockstep.sca.format.single;

import org.jspecify.annotations.NullMarked;
