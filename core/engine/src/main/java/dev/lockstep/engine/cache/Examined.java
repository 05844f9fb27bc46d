package dev.lockstep.engine.cache;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of one content: which extractors have answered, and what they said.
///
/// @param done extractors whose answer is known
/// @param asleep extractors with magics none of which the content begins with: their answer counts
///     only where the name wakes them
/// @param outcomes of those that had anything to say
public record Examined(BitSet done, BitSet asleep, Map<Integer, Outcome> outcomes) {

  /// What an extractor said; null where it said nothing or was not asked.
  public @Nullable Outcome outcome(int extractor) {
    return outcomes.get(extractor);
  }

  /// Both, when two threads have examined the same content.
  public Examined with(Examined other) {
    BitSet both = (BitSet) done.clone();
    both.or(other.done);
    BitSet slept = (BitSet) asleep.clone();
    slept.or(other.asleep);
    Map<Integer, Outcome> all = new TreeMap<>(outcomes);
    all.putAll(other.outcomes);
    return new Examined(both, slept, all);
  }

  // Written out, as what a record brings is put together at run time, which every start would pay.
  @Override
  public boolean equals(Object other) {
    return other instanceof Examined examined
        && done.equals(examined.done)
        && asleep.equals(examined.asleep)
        && outcomes.equals(examined.outcomes);
  }

  @Override
  public int hashCode() {
    return (done.hashCode() * 31 + asleep.hashCode()) * 31 + outcomes.hashCode();
  }
}
