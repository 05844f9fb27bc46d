package dev.lockstep.sast.match;

import org.jspecify.annotations.Nullable;

/// Something that must match, and what must match after it.
final class Goal {
  /// What is to be matched.
  enum Op {
    /// Pattern node `p` against node `t`.
    NODE,
    /// As [#NODE], in a place where a statement is taken as its expression too.
    STATEMENT,
    /// Pattern nodes from an index on against nodes from an index on, in order.
    LIST,
    /// Operands of an associative operator: as [#LIST], a metavariable stands for one or more.
    OPERANDS,
    /// Arguments: as [#LIST], with named ones in any order.
    ARGUMENTS,
    /// Statements in order; flag says whether more may follow.
    STATEMENTS,
    /// Pattern nodes in any order; flag says whether more may stand there.
    UNORDERED,
    /// Says how far the matched statements reach.
    REACH,
    /// Fails for good.
    FAIL,
    /// Ends the search: enough was found.
    STOP
  }

  private static final int[] NO_NODES = {};

  static final Goal FAIL = new Goal(Op.FAIL, 0, 0, NO_NODES, NO_NODES, false, null);
  static final Goal STOP = new Goal(Op.STOP, 0, 0, NO_NODES, NO_NODES, false, null);

  final Op op;
  final int p;
  final int t;
  final int[] ps;
  final int[] ts;
  final boolean flag;
  final @Nullable Goal next;

  private Goal(Op op, int p, int t, int[] ps, int[] ts, boolean flag, @Nullable Goal next) {
    this.op = op;
    this.p = p;
    this.t = t;
    this.ps = ps;
    this.ts = ts;
    this.flag = flag;
    this.next = next;
  }

  static Goal node(int p, int t, @Nullable Goal next) {
    return new Goal(Op.NODE, p, t, NO_NODES, NO_NODES, false, next);
  }

  static Goal statement(int p, int t, @Nullable Goal next) {
    return new Goal(Op.STATEMENT, p, t, NO_NODES, NO_NODES, false, next);
  }

  static Goal reach(int t, @Nullable Goal next) {
    return new Goal(Op.REACH, 0, t, NO_NODES, NO_NODES, false, next);
  }

  static Goal list(Op op, int[] ps, int p, int[] ts, int t, boolean flag, @Nullable Goal next) {
    return new Goal(op, p, t, ps, ts, flag, next);
  }
}
