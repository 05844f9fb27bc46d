package dev.lockstep.sca.version;

/// A version of RPM: epoch, version, release. Source: `rpmvercmp` in rpm's `rpmio/rpmvercmp.c`,
/// with tilde and caret.
final class RpmVersion implements VersionKey {
  private final String epoch;
  private final String version;
  private final String release;

  private RpmVersion(String epoch, String version, String release) {
    this.epoch = epoch;
    this.version = version;
    this.release = release;
  }

  static RpmVersion of(String text) {
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1);
    int dash = rest.lastIndexOf('-');
    return new RpmVersion(
        colon <= 0 ? "0" : text.substring(0, colon),
        dash < 0 ? rest : rest.substring(0, dash),
        dash < 0 ? "" : rest.substring(dash + 1));
  }

  @Override
  public boolean isPrerelease() {
    return version.indexOf('~') >= 0;
  }

  @Override
  public int compareTo(VersionKey other) {
    RpmVersion right = (RpmVersion) other;
    int order = compare(epoch, right.epoch);
    if (order == 0) {
      order = compare(version, right.version);
    }
    return order == 0 ? compare(release, right.release) : order;
  }

  static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (true) {
      i = skipped(left, i);
      j = skipped(right, j);
      char a = i < left.length() ? left.charAt(i) : 0;
      char b = j < right.length() ? right.charAt(j) : 0;
      if (a == '~' || b == '~') {
        if (a != b) {
          return a == '~' ? -1 : 1;
        }
        i++;
        j++;
      } else if (a == '^' || b == '^') {
        if (a != b) {
          return caret(a, b);
        }
        i++;
        j++;
      } else if (a == 0 || b == 0) {
        return Boolean.compare(a != 0, b != 0);
      } else {
        boolean number = Digits.isDigit(a);
        if (number != Digits.isDigit(b)) {
          return number ? 1 : -1;
        }
        int endLeft = number ? Digits.end(left, i) : lettersEnd(left, i);
        int endRight = number ? Digits.end(right, j) : lettersEnd(right, j);
        int order = segment(left, i, endLeft, right, j, endRight, number);
        if (order != 0) {
          return order;
        }
        i = endLeft;
        j = endRight;
      }
    }
  }

  /// A caret is later than the end, and earlier than anything else.
  private static int caret(char a, char b) {
    if (a == 0) {
      return -1;
    }
    if (b == 0) {
      return 1;
    }
    return a == '^' ? -1 : 1;
  }

  private static int segment(
      String left, int i, int endLeft, String right, int j, int endRight, boolean number) {
    int from = i;
    int to = j;
    if (number) {
      while (from < endLeft && left.charAt(from) == '0') {
        from++;
      }
      while (to < endRight && right.charAt(to) == '0') {
        to++;
      }
      if (endLeft - from != endRight - to) {
        return Integer.compare(endLeft - from, endRight - to);
      }
    }
    for (; from < endLeft && to < endRight; from++, to++) {
      int order = Character.compare(left.charAt(from), right.charAt(to));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(endLeft - from, endRight - to);
  }

  private static int skipped(String text, int from) {
    int i = from;
    while (i < text.length() && !counts(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean counts(char c) {
    return Digits.isDigit(c) || isLetter(c) || c == '~' || c == '^';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int lettersEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
