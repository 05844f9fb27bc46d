package dev.lockstep.sca.db;

import dev.lockstep.sca.osv.Advisory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What sources say, gathered before it is written.
public final class Knowledge {
  final List<Advisory> records = new ArrayList<>();

  /// Since when a vulnerability is known to be exploited, by its CVE.
  final Map<String, String> exploited = new HashMap<>();

  /// The probability that a vulnerability is exploited, by its CVE.
  final Map<String, Float> probabilities = new HashMap<>();

  private final List<String> notices = new ArrayList<>();

  public void add(Advisory record) {
    if (!record.withdrawn()) {
      records.add(record);
    }
  }

  public void exploited(String cve, String since) {
    exploited.put(cve, since);
  }

  public void probability(String cve, float probability) {
    probabilities.put(cve, probability);
  }

  /// Something in a source was passed over.
  void notice(String notice) {
    notices.add(notice);
  }

  /// What was passed over, and why.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  public int recordCount() {
    return records.size();
  }

  public boolean isEmpty() {
    return records.isEmpty();
  }
}
