package dev.lockstep.rego.builtin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// A regular expression of RE2, whose matches are walked as Go walks them: an empty match right
/// behind another match does not count.
public final class GoPattern {
  private static final int CHARACTERS_A_STEP = 16;

  private final Pattern pattern;

  private GoPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /// The pattern `text`, from the cache where it was compiled before.
  public static GoPattern of(String text, CallContext context) throws BuiltinFailure {
    Key key = new Key(text);
    if (context.cached(key) instanceof GoPattern known) {
      return known;
    }
    context.spend(1 + text.length());
    GoPattern compiled = new GoPattern(compile(text));
    context.cache(key, compiled);
    return compiled;
  }

  private static Pattern compile(String text) throws BuiltinFailure {
    PatternSize.check(text);
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw BuiltinFailure.of(String.valueOf(e.getMessage()), e);
    }
  }

  /// Whether it occurs in `text`.
  public boolean occursIn(String text, CallContext context) {
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    return pattern.matcher(text).find();
  }

  /// Whether it is all of `text`.
  public boolean isAllOf(String text, CallContext context) {
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    return pattern.matches(text);
  }

  /// The first `limit` matches in `text`, all where it is negative: of each the start and end of
  /// the whole and of each group, -1 where a group took no part.
  public List<int[]> findAll(String text, long limit, CallContext context) {
    context.spend(1 + text.length() / CHARACTERS_A_STEP);
    Matcher matcher = pattern.matcher(text);
    List<int[]> matches = new ArrayList<>();
    int at = 0;
    int previousEnd = -1;
    while (at <= text.length() && (limit < 0 || matches.size() < limit) && matcher.find(at)) {
      context.spend(1);
      boolean counts = true;
      if (matcher.end() == at) {
        counts = matcher.start() != previousEnd;
        at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
      } else {
        at = matcher.end();
      }
      previousEnd = matcher.end();
      if (counts) {
        matches.add(places(matcher));
      }
    }
    return matches;
  }

  private static int[] places(Matcher matcher) {
    int[] places = new int[(matcher.groupCount() + 1) * 2];
    for (int group = 0; group <= matcher.groupCount(); group++) {
      places[2 * group] = matcher.start(group);
      places[2 * group + 1] = matcher.end(group);
    }
    return places;
  }

  /// Appends `template` with `$1`, `${1}`, `$name` and `$$` in it replaced by what groups of
  /// `match` hold of `text`.
  public void expand(String template, String text, int[] match, StringBuilder out) {
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      out.append(template, at, dollar);
      at = dollar + 1;
      if (template.startsWith("$", at)) {
        out.append('$');
        at++;
        continue;
      }
      boolean braces = template.startsWith("{", at);
      int start = braces ? at + 1 : at;
      int end = endOfName(template, start);
      if (end == start || (braces && !template.startsWith("}", end))) {
        out.append('$');
        continue;
      }
      appendGroup(template.substring(start, end), text, match, out);
      at = braces ? end + 1 : end;
    }
    out.append(template, at, template.length());
  }

  private static int endOfName(String template, int start) {
    int at = start;
    while (at < template.length()) {
      int c = template.codePointAt(at);
      if (!Character.isLetter(c) && !Character.isDigit(c) && c != '_') {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private void appendGroup(String name, String text, int[] match, StringBuilder out) {
    int group = groupNumber(name);
    if (group < 0) {
      Integer named = pattern.namedGroups().get(name);
      group = named == null ? -1 : named;
    }
    if (group >= 0 && 2 * group < match.length && match[2 * group] >= 0) {
      out.append(text, match[2 * group], match[2 * group + 1]);
    }
  }

  private static int groupNumber(String name) {
    if (name.length() > 8 || (name.length() > 1 && name.charAt(0) == '0')) {
      return -1;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(name);
  }

  private record Key(String pattern) {}
}
