package dev.lockstep.rego.eval;

import dev.lockstep.rego.builtin.Builtin;

/// Reads what is needed of the types of built-ins before they are checked.
final class Signatures {
  private Signatures() {}

  /// The number of operands of `builtin`; -1 where it takes any number.
  static int arity(Builtin builtin) {
    String signature = builtin.signature();
    int end = signature.indexOf("=>");
    String operands = (end < 0 ? signature : signature.substring(0, end)).strip();
    if (operands.isEmpty()) {
      return 0;
    }
    if (operands.endsWith("...")) {
      return -1;
    }
    int depth = 0;
    int count = 1;
    for (int i = 0; i < operands.length(); i++) {
      switch (operands.charAt(i)) {
        case '<', '[' -> depth++;
        case '>', ']' -> depth--;
        case ',' -> count += depth == 0 ? 1 : 0;
        default -> {}
      }
    }
    return count;
  }
}
