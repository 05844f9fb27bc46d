/// Policies that other programs ask over HTTP, as they ask Open Policy Agent: its REST API for
/// data, policies, queries and partial evaluation.
@NullMarked
package dev.lockstep.cli.server;

import org.jspecify.annotations.NullMarked;
