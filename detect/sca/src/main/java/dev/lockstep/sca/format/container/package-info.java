/// What pipelines and deployments name: actions and container images.
@NullMarked
package dev.lockstep.sca.format.container;

import org.jspecify.annotations.NullMarked;
