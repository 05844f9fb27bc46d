package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.function.IntPredicate;

/// Strings without what stands at their ends.
final class TextTrimBuiltins {
  private static final String TWO = "string, string => string";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("trim", TWO, (o, _) -> trim(o, true, true)),
          Builtin.of("trim_left", TWO, (o, _) -> trim(o, true, false)),
          Builtin.of("trim_right", TWO, (o, _) -> trim(o, false, true)),
          Builtin.of("trim_space", "string => string", (o, _) -> trimSpace(o)),
          Builtin.of("trim_prefix", TWO, (o, _) -> trimPrefix(o)),
          Builtin.of("trim_suffix", TWO, (o, _) -> trimSuffix(o)));

  private TextTrimBuiltins() {}

  private static Value trim(Value[] operands, boolean left, boolean right) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String cut = Operands.string(operands, 2);
    return StringValue.of(trim(text, left, right, c -> cut.indexOf(c) >= 0));
  }

  private static Value trimSpace(Value[] operands) throws BuiltinFailure {
    return StringValue.of(
        trim(Operands.string(operands, 1), true, true, TextTrimBuiltins::isSpace));
  }

  private static String trim(String text, boolean left, boolean right, IntPredicate cut) {
    int from = 0;
    while (left && from < text.length() && cut.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    int to = text.length();
    while (right && to > from && cut.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /// Unicode's property White_Space.
  private static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }

  private static Value trimPrefix(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String prefix = Operands.string(operands, 2);
    return text.startsWith(prefix) ? StringValue.of(text.substring(prefix.length())) : operands[0];
  }

  private static Value trimSuffix(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String suffix = Operands.string(operands, 2);
    return text.endsWith(suffix)
        ? StringValue.of(text.substring(0, text.length() - suffix.length()))
        : operands[0];
  }
}
