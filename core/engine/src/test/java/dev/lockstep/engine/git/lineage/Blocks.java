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

/// An extractor for tests: from `BEGIN` to the next `END`, however far that is.
final class Blocks implements Extractor<Span> {

  @Override
  public String id() {
    return "blocks";
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
    return Interest.inKeywords(List.of(new Keyword("BEGIN", false)));
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<Span> codec() {
    return new Span.Codec();
  }

  @Override
  public Worker<Span> worker() {
    return Blocks::extract;
  }

  private static void extract(Window window, Hits hits, Facts<Span> facts) {
    for (int i = 0; i < hits.size(); i++) {
      for (int at = hits.position(i) + 5; at + 3 <= window.length(); at++) {
        if (window.bytes()[at] == 'E'
            && window.bytes()[at + 1] == 'N'
            && window.bytes()[at + 2] == 'D') {
          facts.add(new Span(hits.position(i), at + 3));
          break;
        }
      }
    }
  }
}
