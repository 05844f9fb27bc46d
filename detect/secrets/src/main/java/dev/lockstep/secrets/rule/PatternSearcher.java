package dev.lockstep.secrets.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;

/// One thread's search for one expression.
public final class PatternSearcher {
  private final Pattern pattern;
  private Matcher matcher;
  private int offset;

  PatternSearcher(Pattern pattern) {
    this.pattern = pattern;
    this.matcher = pattern.matcher(new byte[0]);
  }

  public void text(byte[] bytes, int length) {
    text(bytes, 0, length);
  }

  public void text(byte[] bytes, int from, int to) {
    matcher = pattern.matcher(Arrays.copyOfRange(bytes, from, to));
    offset = from;
  }

  public boolean find(int position) {
    return matcher.find(position - offset);
  }

  public boolean findAround(int anchor, int from) {
    int position = from;
    while (find(position) && start() <= anchor) {
      if (end() > anchor) {
        return true;
      }
      position = start() + 1;
    }
    return false;
  }

  public int start() {
    return matcher.start() + offset;
  }

  public int end() {
    return matcher.end() + offset;
  }

  public int groupStart(int group) {
    int start = matcher.start(group);
    return start < 0 ? -1 : start + offset;
  }

  public int groupEnd(int group) {
    int end = matcher.end(group);
    return end < 0 ? -1 : end + offset;
  }
}
