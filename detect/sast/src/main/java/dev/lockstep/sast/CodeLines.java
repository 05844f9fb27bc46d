package dev.lockstep.sast;

import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Region;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of a content.
final class CodeLines {
  private final byte[] bytes;
  private int[] starts = new int[256];
  private int count;

  CodeLines(byte[] bytes) {
    this.bytes = bytes;
    add(0);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        add(i + 1);
      }
    }
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  Region region(int start, int end) {
    int first = lineOf(start);
    int last = Math.max(first, lineOf(Math.max(start, end)));
    return new Region(
        first + 1, column(first, start), last + 1, column(last, end), start, end - start);
  }

  /// The column of an offset, in bytes from 1.
  int byteColumn(int offset) {
    return offset - starts[lineOf(offset)] + 1;
  }

  private int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found : -found - 2;
  }

  private int column(int line, int offset) {
    String before = new String(bytes, starts[line], offset - starts[line], StandardCharsets.UTF_8);
    return before.codePointCount(0, before.length()) + 1;
  }

  /// A line without its end.
  ///
  /// @param number from 1
  String line(int number) {
    int from = starts[number - 1];
    int to = number < count ? starts[number] - 1 : bytes.length;
    while (to > from && (bytes[to - 1] == '\r' || bytes[to - 1] == '\n')) {
      to--;
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// The region's first line with some around it; long lines are cut.
  Excerpt excerpt(Region region, int context, int longest) {
    int first = Math.max(1, region.startLine() - context);
    int last = Math.min(count, region.startLine() + context);
    List<String> shown = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      shown.add(cut(line(number), longest));
    }
    String marked = line(region.startLine());
    int width = Math.min(marked.codePointCount(0, marked.length()), longest);
    int start = Math.min(region.startColumn() - 1, Math.max(0, width - 1));
    int end = region.endLine() == region.startLine() ? region.endColumn() - 1 : width;
    int length = Math.max(1, Math.min(end, width) - start);
    return new Excerpt(first, shown, region.startLine() - first, start, length);
  }

  private static String cut(String line, int longest) {
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }
}
