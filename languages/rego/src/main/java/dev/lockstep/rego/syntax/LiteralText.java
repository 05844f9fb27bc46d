package dev.lockstep.rego.syntax;

/// Writes calls that were operators as operators.
final class LiteralText {
  private LiteralText() {}

  static String invocation(Literal.Form.Invocation call) {
    String symbol = call.arguments().size() == 2 ? symbol(call.name()) : "";
    if (symbol.isEmpty()) {
      return call.operator() + "(" + TermText.join(call.arguments()) + ")";
    }
    return call.arguments().getFirst() + " " + symbol + " " + call.arguments().getLast();
  }

  private static String symbol(String name) {
    return switch (name) {
      case "eq" -> "=";
      case "assign" -> ":=";
      case "equal" -> "==";
      case "neq" -> "!=";
      case "lt" -> "<";
      case "lte" -> "<=";
      case "gt" -> ">";
      case "gte" -> ">=";
      case "plus" -> "+";
      case "minus" -> "-";
      case "mul" -> "*";
      case "div" -> "/";
      case "rem" -> "%";
      case "and" -> "&";
      case "or" -> "|";
      case "internal.member_2" -> "in";
      default -> "";
    };
  }
}
