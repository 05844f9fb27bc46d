package dev.lockstep.rego.builtin.format;

/// What stands between `%` and the verb: flags, width and precision. It is filled while a format is
/// read and used to pad what the verb writes.
final class Directive {
  boolean minus;
  boolean plus;
  boolean sharp;
  boolean space;
  boolean zero;

  /// Whether `%#v` was asked for: a value as Go's source would write it.
  boolean sharpValue;

  /// The width and the precision; negative where there is none.
  int width = -1;

  int precision = -1;

  /// Makes of `%#v` and `%+v` what they are: forms of their own, not flags of numbers.
  void goSyntax() {
    sharpValue |= sharp;
    sharp = false;
    plus = false;
  }

  /// Appends `text` padded to the width, with zeros where `withZeros`.
  void pad(StringBuilder out, String text, boolean withZeros) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      out.append(text);
    } else if (minus) {
      out.append(text).repeat(' ', missing);
    } else {
      out.repeat(withZeros && zero ? '0' : ' ', missing).append(text);
    }
  }
}
