package dev.lockstep.conformance.rego.differential;

/// How the heads and bodies of rules are written.
enum Dialect {
  /// `if` and `contains`.
  MODERN,
  /// Braces only, as before version 1; the keywords of later need imports there.
  OLD;

  /// A rule that has `value` where `body` holds.
  String complete(String head, String value, String body) {
    return this == MODERN
        ? head + " := " + value + " if {\n\t" + body + "\n}"
        : head + " = " + value + " {\n\t" + body + "\n}";
  }

  /// A rule that is true where `body` holds.
  String holds(String head, String body) {
    return head + (this == MODERN ? " if" : "") + " {\n\t" + body + "\n}";
  }

  /// A rule that collects `element`s.
  String set(String head, String element, String body) {
    return this == MODERN
        ? head + " contains " + element + " if {\n\t" + body + "\n}"
        : head + "[" + element + "] {\n\t" + body + "\n}";
  }

  /// A further branch of the rule before.
  String otherwise(String value, String body) {
    return this == MODERN
        ? " else := " + value + " if {\n\t" + body + "\n}"
        : " else = " + value + " {\n\t" + body + "\n}";
  }
}
