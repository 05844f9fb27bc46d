package dev.lockstep.engine.match;

import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import java.util.ArrayList;
import java.util.List;

/// Finds all keywords of a list in one pass over the bytes.
public final class KeywordAutomaton {
  private final byte[][] texts;
  private final boolean[] anyCase;
  private final int[][] byFirst;

  private KeywordAutomaton(List<Keyword> keywords) {
    texts = new byte[keywords.size()][];
    anyCase = new boolean[keywords.size()];
    List<List<Integer>> buckets = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      buckets.add(new ArrayList<>());
    }
    for (int i = 0; i < texts.length; i++) {
      Keyword keyword = keywords.get(i);
      texts[i] = keyword.bytes();
      anyCase[i] = keyword.anyCase();
      int first = texts[i][0] & 0xff;
      buckets.get(first).add(i);
      if (anyCase[i] && first >= 'a' && first <= 'z') {
        buckets.get(first - 32).add(i);
      }
    }
    byFirst = new int[256][];
    for (int i = 0; i < 256; i++) {
      byFirst[i] = buckets.get(i).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  public static KeywordAutomaton compile(List<Keyword> keywords) {
    return new KeywordAutomaton(keywords);
  }

  /// Adds each place in `[from, to)` at which a keyword begins that ends at `length` at the latest,
  /// in the order of positions.
  public void scan(byte[] bytes, int length, int from, int to, Hits out) {
    for (int at = from; at < to; at++) {
      for (int keyword : byFirst[bytes[at] & 0xff]) {
        if (matches(keyword, bytes, length, at)) {
          out.add(at, keyword);
        }
      }
    }
  }

  private boolean matches(int keyword, byte[] bytes, int length, int at) {
    byte[] text = texts[keyword];
    if (text.length > length - at) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      int seen = bytes[at + i];
      if (anyCase[keyword] && seen >= 'A' && seen <= 'Z') {
        seen += 32;
      }
      if (seen != text[i]) {
        return false;
      }
    }
    return true;
  }
}
