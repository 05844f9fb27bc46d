package dev.lockstep.secrets.compat;

import dev.lockstep.secrets.rule.Span;
import java.util.Arrays;

/// Lines and columns as gitleaks counts them (`detect/location.go`): bytes; behind the first line
/// the line feed before a line is its column 1.
final class Lines {
  private final byte[] text;
  private final int length;
  private int[] feeds = new int[64];
  private int count;

  /// Where a match stands.
  ///
  /// @param startLine from 0, as is `endLine`
  /// @param textStart where the bytes that gitleaks takes for the line begin
  record Place(
      int startLine, int endLine, int startColumn, int endColumn, int textStart, int textEnd) {}

  Lines(byte[] text, int length) {
    this.text = text;
    this.length = length;
    for (int i = 0; i < length; i++) {
      if (text[i] == '\n') {
        add(i);
      }
    }
    if (count == 0) {
      add(length);
    }
  }

  private void add(int at) {
    if (count == feeds.length) {
      feeds = Arrays.copyOf(feeds, count * 2);
    }
    feeds[count++] = at;
  }

  /// A match that begins behind the last line feed is said to be on one line, and its line to begin
  /// at the beginning of the text; one that begins before and ends behind it has no end column.
  Place place(Span match) {
    int first = firstAbove(match.start());
    Place place = first < count ? onLine(first, match) : behindLastFeed(match);
    return match.end() > place.textEnd ? withTextEnd(place, match.end()) : place;
  }

  private Place onLine(int line, Span match) {
    int before = feedBefore(line);
    int startColumn = match.start() - before + 1;
    int last = match.end() == 0 ? count : firstAbove(match.end() - 1);
    if (last == count) {
      return new Place(line, line, startColumn, 0, before, feeds[line]);
    }
    int endColumn = match.end() - feedBefore(last);
    int endLine = Math.max(line, last);
    return new Place(line, endLine, startColumn, endColumn, before, feeds[endLine]);
  }

  private Place behindLastFeed(Span match) {
    int before = feeds[count - 1];
    int end = match.end();
    while (end < length && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return new Place(count, count, match.start() - before + 1, match.end() - before, 0, end);
  }

  private Place withTextEnd(Place place, int end) {
    return new Place(
        place.startLine,
        place.endLine,
        place.startColumn,
        place.endColumn,
        place.textStart,
        Math.min(end, length));
  }

  private int feedBefore(int line) {
    return line == 0 ? 0 : feeds[line - 1];
  }

  /// The index of the first line feed that lies behind `at`.
  private int firstAbove(int at) {
    int found = Arrays.binarySearch(feeds, 0, count, at);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
