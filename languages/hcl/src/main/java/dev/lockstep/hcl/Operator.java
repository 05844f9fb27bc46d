package dev.lockstep.hcl;

/// The operators of expressions, with how tightly they bind (six is tightest).
public enum Operator {
  /// `||`.
  OR("||", 1),
  /// `&&`.
  AND("&&", 2),
  /// `==`.
  EQUAL("==", 3),
  /// `!=`.
  NOT_EQUAL("!=", 3),
  /// `<`.
  LESS("<", 4),
  /// `>`.
  GREATER(">", 4),
  /// `<=`.
  LESS_OR_EQUAL("<=", 4),
  /// `>=`.
  GREATER_OR_EQUAL(">=", 4),
  /// `+`.
  ADD("+", 5),
  /// `-`, also as a sign.
  SUBTRACT("-", 5),
  /// `*`.
  MULTIPLY("*", 6),
  /// `/`.
  DIVIDE("/", 6),
  /// `%`.
  REMAINDER("%", 6),
  /// `!`, before its only operand.
  NOT("!", 0);

  private final String sign;
  private final int level;

  Operator(String sign, int level) {
    this.sign = sign;
    this.level = level;
  }

  /// How it is written.
  public String sign() {
    return sign;
  }

  /// From one, loosest, to six; zero for what has one operand only.
  int level() {
    return level;
  }
}
