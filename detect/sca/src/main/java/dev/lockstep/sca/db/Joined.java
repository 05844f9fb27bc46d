package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.Advisory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Records grouped by vulnerability: those that share an id, directly or through others.
final class Joined {
  private final Map<String, String> leaders = new HashMap<>();

  /// The groups, each sorted by how well its ids are known, in the order of their best known ids.
  static List<List<Advisory>> of(List<Advisory> records) {
    Joined joined = new Joined();
    for (Advisory record : records) {
      for (String alias : record.aliases()) {
        joined.join(record.id(), alias);
      }
    }
    Map<String, List<Advisory>> groups = new TreeMap<>();
    for (Advisory record : records) {
      groups.computeIfAbsent(joined.leader(record.id()), _ -> new ArrayList<>()).add(record);
    }
    groups.values().forEach(group -> group.sort(Comparator.comparing(Advisory::id)));
    return groups.values().stream()
        .sorted(Comparator.comparing(group -> ids(group).getFirst()))
        .toList();
  }

  /// All ids of a group, the best known first: CVE, then GHSA, then those of ecosystems.
  static List<String> ids(List<Advisory> group) {
    TreeSet<String> ids =
        new TreeSet<>(
            Comparator.comparingInt(Joined::rank).thenComparing(Comparator.naturalOrder()));
    for (Advisory record : group) {
      ids.add(record.id());
      ids.addAll(record.aliases());
    }
    return List.copyOf(ids);
  }

  private static int rank(String id) {
    if (id.startsWith("CVE-")) {
      return 0;
    }
    return id.startsWith("GHSA-") ? 1 : 2;
  }

  private String leader(String id) {
    String leader = leaders.getOrDefault(id, id);
    while (!leader.equals(leaders.getOrDefault(leader, leader))) {
      leader = leaders.getOrDefault(leader, leader);
    }
    leaders.put(id, leader);
    return leader;
  }

  private void join(String left, String right) {
    String a = leader(left);
    String b = leader(right);
    if (!a.equals(b)) {
      leaders.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
    }
  }
}
