package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Where and whether strings occur in strings. Positions count code points.
final class TextSearchBuiltins {
  private static final String TWO = "string, string => boolean";
  private static final String AFFIXES =
      "any<string, array[string], set[string]>, any<string, array[string], set[string]> => boolean";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("contains", TWO, (o, _) -> holds(o, String::contains)),
          Builtin.of("startswith", TWO, (o, _) -> holds(o, String::startsWith)),
          Builtin.of("endswith", TWO, (o, _) -> holds(o, String::endsWith)),
          Builtin.of("indexof", "string, string => number", (o, _) -> indexOf(o)),
          Builtin.of(
              "indexof_n", "string, string => array[number]", TextSearchBuiltins::indexOfAll),
          Builtin.of("strings.count", "string, string => number", (o, _) -> count(o)),
          Builtin.of(
              "strings.any_prefix_match", AFFIXES, (o, c) -> anyAffix(o, c, String::startsWith)),
          Builtin.of(
              "strings.any_suffix_match", AFFIXES, (o, c) -> anyAffix(o, c, String::endsWith)));

  private TextSearchBuiltins() {}

  private static Value holds(Value[] operands, BiPredicate<String, String> test)
      throws BuiltinFailure {
    return BooleanValue.of(test.test(Operands.string(operands, 1), Operands.string(operands, 2)));
  }

  private static Value indexOf(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    int at = text.indexOf(searched(operands));
    return NumberValue.of(at < 0 ? -1 : text.codePointCount(0, at));
  }

  private static Value indexOfAll(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String searched = searched(operands);
    List<Value> places = new ArrayList<>();
    int codePoints = 0;
    int counted = 0;
    for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1)) {
      codePoints += text.codePointCount(counted, at);
      counted = at;
      context.spend(1);
      places.add(NumberValue.of(codePoints));
    }
    return ArrayValue.of(places);
  }

  private static String searched(Value[] operands) throws BuiltinFailure {
    String searched = Operands.string(operands, 2);
    if (searched.isEmpty()) {
      throw BuiltinFailure.of("empty search character");
    }
    return searched;
  }

  /// Occurrences that do not overlap; the empty string occurs around each code point.
  private static Value count(Value[] operands) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String searched = Operands.string(operands, 2);
    if (searched.isEmpty()) {
      return NumberValue.of(text.codePointCount(0, text.length()) + 1L);
    }
    int count = 0;
    for (int at = text.indexOf(searched);
        at >= 0;
        at = text.indexOf(searched, at + searched.length())) {
      count++;
    }
    return NumberValue.of(count);
  }

  private static Value anyAffix(
      Value[] operands, CallContext context, BiPredicate<String, String> test)
      throws BuiltinFailure {
    List<String> texts = oneOrMore(operands, 1);
    List<String> affixes = oneOrMore(operands, 2);
    for (String text : texts) {
      context.spend(affixes.size());
      for (String affix : affixes) {
        if (test.test(text, affix)) {
          return BooleanValue.TRUE;
        }
      }
    }
    return BooleanValue.FALSE;
  }

  private static List<String> oneOrMore(Value[] operands, int position) throws BuiltinFailure {
    return switch (operands[position - 1]) {
      case StringValue string -> List.of(string.text());
      case ArrayValue _, SetValue _ -> Operands.strings(operands, position);
      default ->
          throw BuiltinFailure.operandType(
              position, operands[position - 1], "string", "set", "array");
    };
  }
}
