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

/// An extractor for tests that tells how far it looked: from `key`, `tok` or a line feed and `t`,
/// over anything but `9`, line feeds too, to the first digit, which may stand 60 bytes behind. The
/// byte before the keyword is no letter.
final class Phrases implements Extractor<Span> {
  private static final int AFTER = 60;

  @Override
  public String id() {
    return "phrases";
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
    return Interest.inKeywords(
        List.of(new Keyword("key", false), new Keyword("tok", false), new Keyword("\nt", false)));
  }

  @Override
  public Reach reach() {
    return new Reach.Local(1, AFTER);
  }

  @Override
  public boolean tellsReach() {
    return true;
  }

  @Override
  public FactCodec<Span> codec() {
    return new Span.Codec();
  }

  @Override
  public Worker<Span> worker() {
    return Phrases::extract;
  }

  private static void extract(Window window, Hits hits, Facts<Span> facts) {
    byte[] bytes = window.bytes();
    for (int i = 0; i < hits.size(); i++) {
      int at = hits.position(i);
      if (at > 0 && Character.isLetter(bytes[at - 1])) {
        facts.depends(i, at - 1, at + 1);
        continue;
      }
      int most = at + AFTER;
      int end = at;
      while (end < most && end < window.length() && bytes[end] != '9' && bytes[end] != 'E') {
        if (Character.isDigit(bytes[end])) {
          facts.add(new Span(at, end + 1));
          break;
        }
        end++;
      }
      facts.depends(i, at - 1, Math.min(end + 1, most));
    }
  }
}
