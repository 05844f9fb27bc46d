package dev.lockstep.rego.builtin.standard;

import com.google.re2j.Pattern;
import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.rego.builtin.CallContext;
import dev.lockstep.rego.builtin.GoPattern;
import dev.lockstep.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/// Text with regular expressions between delimiters, as in `urn:foo:{.*}`.
final class RegexTemplate {
  private RegexTemplate() {}

  /// The regular expression that `template` stands for.
  static String pattern(String template, char start, char end, CallContext context)
      throws BuiltinFailure {
    StringBuilder pattern = new StringBuilder("^");
    int at = 0;
    for (int[] place : places(template, start, end)) {
      String part = template.substring(place[0] + 1, place[1] - 1);
      GoPattern.of("^" + part + "$", context);
      pattern.append(Pattern.quote(template.substring(at, place[0])));
      pattern.append('(').append(part).append(')');
      at = place[1];
    }
    return pattern.append(Pattern.quote(template.substring(at))).append('$').toString();
  }

  /// Where the outermost delimiters open and behind which they close.
  private static List<int[]> places(String template, char start, char end) throws BuiltinFailure {
    List<int[]> places = new ArrayList<>();
    int level = 0;
    int from = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == start) {
        if (++level == 1) {
          from = i;
        }
      } else if (c == end) {
        if (--level == 0) {
          places.add(new int[] {from, i + 1});
        } else if (level < 0) {
          throw unbalanced(template);
        }
      }
    }
    if (level != 0) {
      throw unbalanced(template);
    }
    return places;
  }

  private static BuiltinFailure unbalanced(String template) {
    return BuiltinFailure.of("unbalanced braces in " + StringValue.of(template));
  }
}
