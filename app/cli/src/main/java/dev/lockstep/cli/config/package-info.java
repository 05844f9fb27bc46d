/// `lockstep.yaml`: read with places, so that an error shows its line, and edited without losing
/// its layout.
@NullMarked
package dev.lockstep.cli.config;

import org.jspecify.annotations.NullMarked;
