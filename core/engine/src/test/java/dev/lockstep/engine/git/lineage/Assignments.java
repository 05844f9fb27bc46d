package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.List;

/// An extractor for tests: `key` or `tok`, not behind another letter, then any of ` =:`, then
/// digits. Looks as far as it says, and as far as the ends of the content.
final class Assignments implements Extractor<Span> {
  private static final int BEFORE = 3;
  private static final int AFTER = 16;

  @Override
  public String id() {
    return "assignments";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String knowledge() {
    return "";
  }

  @Override
  public Interest interest() {
    return Interest.inKeywords(List.of(new Keyword("key", false), new Keyword("tok", false)));
  }

  @Override
  public Reach reach() {
    return new Reach.Local(BEFORE, AFTER);
  }

  @Override
  public FactCodec<Span> codec() {
    return new Span.Codec();
  }

  @Override
  public Worker<Span> worker() {
    return Assignments::extract;
  }

  private static void extract(Window window, Hits hits, Facts<Span> facts) {
    for (int i = 0; i < hits.size(); i++) {
      int at = hits.position(i);
      if (isFree(window, at)) {
        int end = Math.min(window.length(), at + AFTER);
        int digits = at + 3;
        while (digits < end && " =:".indexOf(window.bytes()[digits]) >= 0) {
          digits++;
        }
        int stop = digits;
        while (stop < end && Character.isDigit(window.bytes()[stop])) {
          stop++;
        }
        if (stop > digits) {
          facts.add(new Span(window.offset() + at, window.offset() + stop));
        }
      }
    }
  }

  private static boolean isFree(Window window, int at) {
    for (int i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
      if (Character.isLetter(window.bytes()[i])) {
        return false;
      }
    }
    return true;
  }
}
