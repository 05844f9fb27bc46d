package dev.lockstep.engine.git.lineage;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Hits;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Parting;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.List;
import java.util.Set;

/// An extractor for tests: every run of two digits and more, of which it knows that none goes
// beyond
/// its line.
final class Digits implements Extractor<Span> {

  @Override
  public String id() {
    return "digits";
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
    return new Interest(Set.of(), Set.of(), List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Local(100, 100);
  }

  @Override
  public Parting parts() {
    return Parting.LINES;
  }

  @Override
  public FactCodec<Span> codec() {
    return new Span.Codec();
  }

  @Override
  public Worker<Span> worker() {
    return Digits::extract;
  }

  private static void extract(Window window, Hits none, Facts<Span> facts) {
    for (int at = window.from(); at < window.to(); at++) {
      if (isDigit(window, at) && !isDigit(window, at - 1)) {
        int end = at;
        while (isDigit(window, end)) {
          end++;
        }
        if (end - at > 1) {
          facts.add(new Span(at, end));
        }
      }
    }
  }

  private static boolean isDigit(Window window, int at) {
    return at >= 0 && at < window.length() && Character.isDigit(window.bytes()[at]);
  }
}
