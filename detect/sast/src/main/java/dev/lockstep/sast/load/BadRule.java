package dev.lockstep.sast.load;

import org.snakeyaml.engine.v2.nodes.Node;

/// A rule that cannot be read, with the node that is to blame.
final class BadRule extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial")
  private final transient Node node;

  BadRule(Node node, String reason) {
    super(reason);
    this.node = node;
  }

  Node node() {
    return node;
  }
}
