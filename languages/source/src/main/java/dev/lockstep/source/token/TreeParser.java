package dev.lockstep.source.token;

import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.TreeBuilder;

/// What every parser stands on: the tree being built, a bound on what lies inside each other, and
/// failing.
public abstract class TreeParser {
  /// Constructs inside each other; what is nested deeper is unread.
  private static final int DEEPEST = 400;

  protected final TreeBuilder tree;

  /// Whether metavariables and ellipses may stand everywhere.
  protected final boolean pattern;

  private final SyntaxFailure failure = new SyntaxFailure();
  private int depth;

  protected TreeParser(byte[] source, Symbols symbols, boolean pattern) {
    tree = new TreeBuilder(source, symbols);
    this.pattern = pattern;
  }

  /// Ends the reading of a statement; caught where statements are read or tried.
  protected static final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private String reason = "";

    SyntaxFailure() {
      super(null, null, false, false);
    }

    /// What was expected or found.
    public String reason() {
      return reason;
    }
  }

  protected final SyntaxFailure failed(String reason) {
    failure.reason = reason;
    return failure;
  }

  /// Counts one level of nesting.
  protected final void enter() {
    if (++depth > DEEPEST) {
      throw failed("nested too deep");
    }
    if (tree.isFull()) {
      throw failed("more nodes than a tree holds");
    }
  }

  protected final void leave() {
    depth--;
  }

  protected final int depth() {
    return depth;
  }

  protected final void depth(int newDepth) {
    depth = newDepth;
  }

  /// Whether the chain in front of the current token may grow by one more operator.
  protected final void checkHeight() {
    if (tree.isTooHigh()) {
      throw failed("nested too deep");
    }
  }

  /// Takes what waits since `mark` away: read, but without a place in the tree.
  protected final void drop(int mark) {
    while (tree.mark() > mark) {
      tree.pop();
    }
  }
}
