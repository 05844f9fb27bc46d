package dev.lockstep.sca.format.linux.rpm;

import java.nio.ByteBuffer;

/// Takes the headers that a database holds, one after the other.
@FunctionalInterface
interface Headers {
  void add(ByteBuffer header);
}
