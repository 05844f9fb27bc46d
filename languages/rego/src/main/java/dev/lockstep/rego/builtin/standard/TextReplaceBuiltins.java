package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Strings in which others take the place of some.
final class TextReplaceBuiltins {
  static final List<Builtin> ALL =
      List.of(
          Builtin.of("replace", "string, string, string => string", TextReplaceBuiltins::replace),
          Builtin.of(
              "strings.replace_n",
              "object[string: string], string => string",
              TextReplaceBuiltins::replaceAll));

  private static final char INVALID = '\uFFFD';

  private TextReplaceBuiltins() {}

  private static Value replace(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    Pair pair = new Pair(Operands.string(operands, 2), Operands.string(operands, 3));
    return StringValue.of(replace(text, List.of(pair), context));
  }

  private static Value replaceAll(Value[] operands, CallContext context) throws BuiltinFailure {
    ObjectValue patterns = Operands.object(operands, 1);
    String text = Operands.string(operands, 2);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      if (!(patterns.key(i) instanceof StringValue old)) {
        throw BuiltinFailure.operand(1, "non-string key found in pattern object");
      }
      if (!(patterns.value(i) instanceof StringValue replacement)) {
        throw BuiltinFailure.operand(1, "non-string value found in pattern object");
      }
      pairs.add(new Pair(old.text(), replacement.text()));
    }
    return StringValue.of(replace(text, pairs, context));
  }

  /// Goes through the text once; at each place the first pair that fits counts. An empty one fits
  /// everywhere, but not twice at one place; it fits between the bytes of a character too, as in
  /// Go, where what is left of the character is no text.
  private static String replace(String text, List<Pair> pairs, CallContext context) {
    StringBuilder result = new StringBuilder(text.length());
    int at = 0;
    boolean afterEmpty = false;
    while (at <= text.length()) {
      context.spend(1 + pairs.size() / 8);
      Pair pair = fitting(text, at, pairs, afterEmpty);
      boolean afterEmptyBefore = afterEmpty;
      afterEmpty = pair != null && pair.old.isEmpty();
      if (pair != null) {
        result.append(pair.replacement);
        at += pair.old.length();
      }
      if (pair == null) {
        int next = at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
        if (at < text.length() && text.codePointAt(at) > 0x7F && afterEmptyBefore) {
          int rest = utf8Length(text.codePointAt(at)) - 1;
          result.append(INVALID).repeat(empty(pairs) + INVALID, rest);
        } else {
          result.append(text, at, Math.min(at + next, text.length()));
        }
        at += next;
      }
    }
    return result.toString();
  }

  private static @org.jspecify.annotations.Nullable Pair fitting(
      String text, int at, List<Pair> pairs, boolean afterEmpty) {
    for (Pair pair : pairs) {
      if (text.startsWith(pair.old, at) && !(afterEmpty && pair.old.isEmpty())) {
        return pair;
      }
    }
    return null;
  }

  private static String empty(List<Pair> pairs) {
    return pairs.stream().filter(pair -> pair.old.isEmpty()).findFirst().orElseThrow().replacement;
  }

  private static int utf8Length(int codePoint) {
    return codePoint > 0xFFFF ? 4 : codePoint > 0x7FF ? 3 : 2;
  }

  private record Pair(String old, String replacement) {}
}
