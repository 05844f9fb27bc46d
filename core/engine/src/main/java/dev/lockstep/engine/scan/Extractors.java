package dev.lockstep.engine.scan;

import dev.lockstep.engine.Capability;
import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.archive.Members;
import dev.lockstep.engine.cache.Examined;
import dev.lockstep.engine.match.KeywordAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All extractors of a scan, numbered in the order of their ids, and one index over their
/// interests.
///
/// The first number behind them, [#archive], stands for the engine's own reading of archives.
final class Extractors {
  private static final int MIN_BUFFER = 1 << 16;

  private final List<Extractor<?>> all;
  private final List<Interest> interests = new ArrayList<>();
  private final Map<String, BitSet> byName = new HashMap<>();
  private final Map<String, BitSet> bySuffix = new HashMap<>();
  private final int[] suffixLengths;
  private final BitSet always = new BitSet();
  private final BitSet magical = new BitSet();
  private final List<Magic> magics = new ArrayList<>();
  private final Limits limits;
  private @Nullable KeywordAutomaton automaton;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Magic(byte[] bytes, int extractor) {
    boolean begins(byte[] content, int length) {
      return length >= bytes.length
          && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }
  }

  Extractors(List<Capability> capabilities, Limits limits) {
    this(sorted(capabilities), limits, true);
  }

  private Extractors(List<Extractor<?>> all, Limits limits, boolean named) {
    this.all = all;
    this.limits = limits;
    TreeSet<Integer> lengths = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      Interest interest = all.get(i).interest();
      interests.add(interest);
      if (named || interest.isOfEverything()) {
        index(i, interest);
        interest.suffixes().forEach(suffix -> lengths.add(suffix.length()));
      }
    }
    suffixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Extractor<?>> sorted(List<Capability> capabilities) {
    List<Extractor<?>> list = new ArrayList<>();
    list.add(new LfsExtractor());
    for (Capability capability : capabilities) {
      list.addAll(capability.extractors());
    }
    list.sort((a, b) -> a.id().compareTo(b.id()));
    return List.copyOf(list);
  }

  /// The same with the same numbers, but nothing wakes those that ask for names or first bytes.
  Extractors ofEverything() {
    return new Extractors(all, limits, false);
  }

  private void index(int extractor, Interest interest) {
    for (String name : interest.names()) {
      byName.computeIfAbsent(name, _ -> new BitSet()).set(extractor);
    }
    for (String suffix : interest.suffixes()) {
      bySuffix.computeIfAbsent(suffix, _ -> new BitSet()).set(extractor);
    }
    for (String magic : interest.magics()) {
      magics.add(new Magic(magic.getBytes(StandardCharsets.ISO_8859_1), extractor));
      magical.set(extractor);
    }
    if (interest.isOfEverything()) {
      always.set(extractor);
    }
  }

  int size() {
    return all.size();
  }

  /// The fewest bytes a buffer must hold so that windows over a large content move on.
  int leastBuffer() {
    int widest = MIN_BUFFER / 4;
    for (Extractor<?> extractor : all) {
      Reach reach = extractor.reach();
      widest = Math.max(widest, reach.overlapBefore() + reach.overlapAfter());
    }
    return 4 * widest;
  }

  /// The number of the engine's own reading of archives.
  int archive() {
    return all.size();
  }

  Extractor<?> get(int extractor) {
    return all.get(extractor);
  }

  /// The keywords that wake an extractor; none where it sees every content that it is shown.
  List<Keyword> keywords(int extractor) {
    return interests.get(extractor).keywords();
  }

  int indexOf(Extractor<?> extractor) {
    return all.indexOf(extractor);
  }

  /// Those that want every content.
  BitSet always() {
    return always;
  }

  /// Those with magics.
  BitSet magical() {
    return magical;
  }

  /// Those that a path wakes, and those that every content wakes. Not to be written to.
  BitSet named(String path) {
    if (byName.isEmpty() && suffixLengths.length == 0) {
      return always;
    }
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    BitSet named = always;
    named = joined(named, byName.get(name));
    for (int length : suffixLengths) {
      if (length <= name.length()) {
        named = joined(named, bySuffix.get(name.substring(name.length() - length)));
      }
    }
    return named;
  }

  private BitSet joined(BitSet named, @Nullable BitSet more) {
    if (more == null) {
      return named;
    }
    BitSet both = (BitSet) named.clone();
    both.or(more);
    return both;
  }

  /// Those with magics none of which the content begins with.
  BitSet asleep(byte[] content, int length) {
    if (magical.isEmpty()) {
      return magical;
    }
    BitSet asleep = (BitSet) magical.clone();
    for (Magic magic : magics) {
      if (magic.begins(content, length)) {
        asleep.clear(magic.extractor());
      }
    }
    return asleep;
  }

  /// Whether what an extractor said of a content counts at an entry whose name wakes `named`: the
  /// same content may stand under another name, of which it says nothing.
  boolean speaks(int extractor, Examined examined, BitSet named) {
    boolean byItsBytes = magical.get(extractor) && !examined.asleep().get(extractor);
    return byItsBytes || named.get(extractor) || extractor == archive();
  }

  /// The automaton over all keywords, the extractors its owners. Made when first asked for: a scan
  /// of unchanged files never does.
  synchronized KeywordAutomaton automaton() {
    if (automaton == null) {
      List<List<Keyword>> owners = new ArrayList<>();
      for (Interest interest : interests) {
        owners.add(interest.keywords());
      }
      automaton = KeywordAutomaton.of(owners);
    }
    return automaton;
  }

  /// What the extractors' outcomes are kept under, in the order of their numbers.
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i <= archive(); i++) {
      keys.add(key(i));
    }
    return keys;
  }

  private String key(int extractor) {
    if (extractor == archive()) {
      return "archive\n" + Members.VERSION + "\n" + limits;
    }
    Extractor<?> of = all.get(extractor);
    return of.id() + "\n" + of.version() + "\n" + of.knowledge() + "\n" + limits;
  }
}
