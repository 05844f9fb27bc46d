package dev.lockstep.rego.builtin.standard;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Regular expressions, which are those of RE2: matched in linear time.
final class RegexBuiltins {
  private static final String MATCH = "string, string => boolean";

  static final List<Builtin> ALL =
      List.of(
          Builtin.of("regex.is_valid", "string => boolean", (o, c) -> isValid(o[0], c)),
          Builtin.of("regex.match", MATCH, RegexBuiltins::match),
          Builtin.of("re_match", MATCH, RegexBuiltins::match, Builtin.Trait.DEPRECATED),
          Builtin.of("regex.split", "string, string => array[string]", RegexBuiltins::split),
          Builtin.of(
              "regex.find_n", "string, string, number => array[string]", RegexBuiltins::find),
          Builtin.of(
              "regex.find_all_string_submatch_n",
              "string, string, number => array[array[string]]",
              RegexBuiltins::findGroups),
          Builtin.of("regex.replace", "string, string, string => string", RegexBuiltins::replace),
          Builtin.of(
              "regex.template_match",
              "string, string, string, string => boolean",
              RegexBuiltins::matchTemplate),
          Builtin.of("regex.globs_match", MATCH, RegexBuiltins::globsMatch));

  private RegexBuiltins() {}

  private static Value isValid(Value pattern, CallContext context) {
    if (!(pattern instanceof StringValue string)) {
      return BooleanValue.FALSE;
    }
    try {
      GoPattern.of(string.text(), context);
      return BooleanValue.TRUE;
    } catch (BuiltinFailure e) {
      return BooleanValue.FALSE;
    }
  }

  private static Value match(Value[] operands, CallContext context) throws BuiltinFailure {
    String pattern = Operands.string(operands, 1);
    String text = Operands.string(operands, 2);
    return BooleanValue.of(GoPattern.of(pattern, context).occursIn(text, context));
  }

  private static Value split(Value[] operands, CallContext context) throws BuiltinFailure {
    String pattern = Operands.string(operands, 1);
    String text = Operands.string(operands, 2);
    GoPattern compiled = GoPattern.of(pattern, context);
    if (text.isEmpty() && !pattern.isEmpty()) {
      return ArrayValue.of(StringValue.EMPTY);
    }
    List<Value> parts = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int[] match : compiled.findAll(text, -1, context)) {
      end = match[0];
      if (match[1] != 0) {
        parts.add(StringValue.of(text.substring(start, end)));
      }
      start = match[1];
    }
    if (end != text.length()) {
      parts.add(StringValue.of(text.substring(start)));
    }
    return ArrayValue.of(parts);
  }

  private static Value find(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 2);
    List<Value> found = new ArrayList<>();
    for (int[] match : matches(operands, context)) {
      found.add(StringValue.of(text.substring(match[0], match[1])));
    }
    return ArrayValue.of(found);
  }

  private static Value findGroups(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 2);
    List<Value> found = new ArrayList<>();
    for (int[] match : matches(operands, context)) {
      Value[] groups = new Value[match.length / 2];
      for (int i = 0; i < groups.length; i++) {
        groups[i] =
            match[2 * i] < 0
                ? StringValue.EMPTY
                : StringValue.of(text.substring(match[2 * i], match[2 * i + 1]));
      }
      found.add(ArrayValue.wrap(groups));
    }
    return ArrayValue.of(found);
  }

  private static List<int[]> matches(Value[] operands, CallContext context) throws BuiltinFailure {
    String pattern = Operands.string(operands, 1);
    String text = Operands.string(operands, 2);
    long limit = Operands.integer(operands, 3);
    return GoPattern.of(pattern, context).findAll(text, limit, context);
  }

  private static Value replace(Value[] operands, CallContext context) throws BuiltinFailure {
    String text = Operands.string(operands, 1);
    String pattern = Operands.string(operands, 2);
    String template = Operands.string(operands, 3);
    GoPattern compiled = GoPattern.of(pattern, context);
    StringBuilder result = new StringBuilder(text.length());
    int end = 0;
    for (int[] match : compiled.findAll(text, -1, context)) {
      result.append(text, end, match[0]);
      int before = result.length();
      compiled.expand(template, text, match, result);
      context.spend(1 + (result.length() - before) / 64);
      end = match[1];
    }
    return StringValue.of(result.append(text, end, text.length()).toString());
  }

  private static Value matchTemplate(Value[] operands, CallContext context) throws BuiltinFailure {
    String template = Operands.string(operands, 1);
    String text = Operands.string(operands, 2);
    String start = Operands.string(operands, 3);
    String end = Operands.string(operands, 4);
    checkDelimiter(start, "start");
    checkDelimiter(end, "end");
    String pattern = RegexTemplate.pattern(template, start.charAt(0), end.charAt(0), context);
    return BooleanValue.of(GoPattern.of(pattern, context).occursIn(text, context));
  }

  /// A delimiter is one byte, as in the reference.
  private static void checkDelimiter(String delimiter, String name) throws BuiltinFailure {
    int bytes = delimiter.getBytes(StandardCharsets.UTF_8).length;
    if (bytes != 1) {
      throw BuiltinFailure.of(
          name + " delimiter has to be exactly one character long but is " + bytes + " long");
    }
  }

  private static Value globsMatch(Value[] operands, CallContext context) throws BuiltinFailure {
    String left = Operands.string(operands, 1);
    String right = Operands.string(operands, 2);
    return BooleanValue.of(GlobIntersection.intersect(left, right, context));
  }
}
