package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.Affected;
import dev.lockstep.sca.osv.Range;
import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The versions that the ranges of one package name, in the order of its ecosystem. Whoever knows
/// the place of another version among them knows all that the ranges say of it.
///
/// @param versions ascending, one text for those that are equal
/// @param ranks from one, of every text
/// @param fixes ranks, from one, of versions that a range calls fixed
record Ranked(List<String> versions, Map<String, Integer> ranks, BitSet fixes) {

  /// Of an ecosystem without an order nothing is ranked: its ranges say nothing.
  static Ranked of(List<Affected> entries) {
    Optional<VersionScheme> scheme =
        entries.isEmpty()
            ? Optional.empty()
            : VersionScheme.ofEcosystem(entries.getFirst().ecosystem());
    if (scheme.isEmpty()) {
      return new Ranked(List.of(), Map.of(), new BitSet());
    }
    TreeSet<String> texts = new TreeSet<>();
    for (Affected entry : entries) {
      for (Range range : entry.ranges()) {
        range.events().stream()
            .filter(one -> !isOpen(one))
            .forEach(one -> texts.add(one.version()));
      }
    }
    record Keyed(String text, VersionKey key) {}
    List<Keyed> keyed = new ArrayList<>();
    texts.forEach(text -> keyed.add(new Keyed(text, scheme.get().key(text))));
    keyed.sort(Comparator.comparing(Keyed::key)); // stable: equal ones stay in the order of texts
    List<String> versions = new ArrayList<>();
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < keyed.size(); i++) {
      if (i == 0 || keyed.get(i).key().compareTo(keyed.get(i - 1).key()) != 0) {
        versions.add(keyed.get(i).text());
      }
      ranks.put(keyed.get(i).text(), versions.size());
    }
    BitSet fixes = new BitSet();
    for (Affected entry : entries) {
      for (Range range : entry.ranges()) {
        for (Range.Event event : range.events()) {
          if (event.type() == Range.Type.FIXED) {
            fixes.set(ranks.getOrDefault(event.version(), 0));
          }
        }
      }
    }
    return new Ranked(versions, ranks, fixes);
  }

  /// What is before all versions, or, in a limit, behind all.
  private static boolean isOpen(Range.Event event) {
    return switch (event.type()) {
      case INTRODUCED -> event.version().equals("0");
      case LIMIT -> event.version().equals("*");
      case FIXED, LAST_AFFECTED -> false;
    };
  }

  /// Events as the file has them, in the order of a timeline.
  int[] codes(Range range) {
    if (versions.isEmpty() && !range.events().stream().allMatch(Ranked::isOpen)) {
      return new int[0];
    }
    int[] codes = new int[range.events().size()];
    for (int i = 0; i < codes.length; i++) {
      Range.Event event = range.events().get(i);
      int rank = isOpen(event) ? 0 : ranks.getOrDefault(event.version(), 0);
      codes[i] = rank * KnownPackage.TYPES + event.type().number();
    }
    Arrays.sort(codes); // by version, then by type, which is the order of a timeline
    return codes;
  }
}
