package dev.lockstep.sca.version;

import java.util.ArrayList;
import java.util.List;

/// A version of RubyGems. Source: `Gem::Version` of rubygems 3.
final class RubyVersion implements VersionKey {
  /// Numbers without zeros at their start (so that zero is the empty text), or words.
  private final String[] segments;

  private RubyVersion(String[] segments) {
    this.segments = segments;
  }

  static RubyVersion of(String version) {
    String text = version.strip().replace("-", ".pre.");
    List<String> segments = new ArrayList<>();
    boolean word = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = Digits.isDigit(c) ? Digits.end(text, i) : wordEnd(text, i);
      if (Digits.isDigit(c)) {
        segments.add(Digits.stripped(text, i, end));
      } else if (end > i) {
        if (!word) {
          stripZeros(segments);
          word = true;
        }
        segments.add(text.substring(i, end));
      }
      i = Math.max(end, i + 1);
    }
    stripZeros(segments);
    return new RubyVersion(segments.toArray(new String[0]));
  }

  private static void stripZeros(List<String> segments) {
    while (!segments.isEmpty() && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isWord(String segment) {
    return !segment.isEmpty() && isLetter(segment.charAt(0));
  }

  @Override
  public boolean isPrerelease() {
    for (String segment : segments) {
      if (isWord(segment)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int compareTo(VersionKey other) {
    String[] right = ((RubyVersion) other).segments;
    for (int i = 0; i < Math.max(segments.length, right.length); i++) {
      String a = i < segments.length ? segments[i] : "";
      String b = i < right.length ? right[i] : "";
      boolean word = isWord(a);
      int order;
      if (word != isWord(b)) {
        order = word ? -1 : 1;
      } else {
        order = word ? a.compareTo(b) : Digits.compare(a, b);
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
