package dev.lockstep.sast.search;

/// Says whether a regular expression repeats a group whose body ends in a repetition, or whose
/// alternatives begin alike: what Semgrep's analyzer `redos` takes for slow. Many such expressions
/// are fast; [SlowRegexes] tells.
final class NestedRepetitions {
  private NestedRepetitions() {}

  static boolean are(String regex) {
    int[] open = new int[regex.length() + 1];
    boolean[] repeats = new boolean[regex.length() + 1];
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        i = classEnd(regex, i);
      } else if (c == '(') {
        open[++depth] = i;
        repeats[depth] = false;
      } else if (c == ')' && depth > 0) {
        boolean inner = repeats[depth] || overlaps(regex.substring(open[depth] + 1, i));
        depth--;
        if (i + 1 < regex.length() && isUnbounded(regex, i + 1)) {
          if (inner) {
            return true;
          }
          repeats[depth] = true;
        } else {
          repeats[depth] |= inner;
        }
        continue;
      }
      if (i + 1 < regex.length() && isUnbounded(regex, i + 1)) {
        repeats[depth] = true;
      }
    }
    return false;
  }

  private static int classEnd(String regex, int from) {
    int i = from + 1;
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static boolean isUnbounded(String regex, int at) {
    char c = regex.charAt(at);
    if (c == '*' || c == '+') {
      return true;
    }
    int end = regex.indexOf('}', at);
    return c == '{' && end > 0 && regex.charAt(end - 1) == ',';
  }

  private static boolean overlaps(String body) {
    String[] parts = body.replaceFirst("^\\?:", "").split("\\|", -1);
    for (int i = 0; i < parts.length; i++) {
      for (int j = i + 1; j < parts.length; j++) {
        if (!parts[i].isEmpty()
            && (parts[j].startsWith(parts[i]) || parts[i].startsWith(parts[j]))
            && !parts[j].isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
