package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Keyword;
import java.util.List;

/// Looks for every keyword at every byte.
record NaiveScan(List<Extractor<?>> extractors) implements KeywordScan {

  @Override
  public void scan(byte[] bytes, int length, int from, int to, Hits[] hits) {
    for (int at = from; at < to; at++) {
      for (int e = 0; e < hits.length; e++) {
        List<Keyword> keywords = extractors.get(e).interest().keywords();
        for (int k = 0; k < keywords.size(); k++) {
          if (begins(keywords.get(k).bytes(), bytes, at, length)) {
            hits[e].add(at, k);
          }
        }
      }
    }
  }

  private static boolean begins(byte[] keyword, byte[] bytes, int at, int length) {
    if (keyword.length > length - at) {
      return false;
    }
    for (int i = 0; i < keyword.length; i++) {
      if (keyword[i] != bytes[at + i]) {
        return false;
      }
    }
    return true;
  }
}
