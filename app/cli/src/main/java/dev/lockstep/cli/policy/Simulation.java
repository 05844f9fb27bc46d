package dev.lockstep.cli.policy;

import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Verdict;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a gate would have blocked in earlier reports: which, whom, by which rule, how often.
final class Simulation {
  private static final String NOBODY = "unknown";

  private final List<Blocked> blocked = new ArrayList<>();
  private final SortedMap<String, Tally> byRule = new TreeMap<>();
  private final SortedMap<String, Tally> byActor = new TreeMap<>();
  private final Set<String> waived = new HashSet<>();
  private int reports;
  private int blockedThen;

  /// A report that would have been blocked.
  record Blocked(String name, String actor, SortedSet<String> rules, boolean wasBlocked) {}

  /// Counts of one rule or actor.
  static final class Tally {
    int reports;
    int blocked;
    final Set<String> findings = new HashSet<>();
  }

  /// Who is asked: policies, the gate of a configuration, or both.
  interface Asked {
    /// What of a report would be blocked, by what decides of it.
    ///
    /// @param then what was known of the change, with the time
    /// @param before the reports before it
    SortedMap<String, List<Fingerprint>> blocked(
        ObjectValue recorded, ObjectValue then, ArrayValue before);
  }

  /// Asks of all of `recorded`, each at its own time and with those before it as earlier ones.
  static Simulation of(List<Asked> asked, ArrayValue recorded) {
    Simulation simulation = new Simulation();
    List<Value> before = new ArrayList<>();
    for (Value one : recorded) {
      if (one instanceof ObjectValue entry) {
        ObjectValue then = context(object(entry, "verdict"));
        SortedMap<String, List<Fingerprint>> blocking = new TreeMap<>();
        for (Asked each : asked) {
          blocking.putAll(each.blocked(entry, then, ArrayValue.of(List.copyOf(before))));
        }
        simulation.add(text(entry, "name"), object(entry, "verdict"), blocking);
        before.add(one);
      }
    }
    return simulation;
  }

  /// What was known then, with its time.
  private static ObjectValue context(ObjectValue verdict) {
    ObjectValue.Builder context = object(verdict, "context").toBuilder();
    String date = text(verdict, "date");
    return date.isEmpty() ? context.build() : context.put("time", StringValue.of(date)).build();
  }

  private void add(
      String name, ObjectValue verdict, SortedMap<String, List<Fingerprint>> blocking) {
    reports++;
    String known = text(object(verdict, "context"), "actor");
    String actor = known.isEmpty() ? NOBODY : known;
    Tally own = byActor.computeIfAbsent(actor, _ -> new Tally());
    own.reports++;
    addOverrides(verdict);
    blocking.forEach(
        (rule, findings) -> {
          Tally tally = byRule.computeIfAbsent(rule, _ -> new Tally());
          tally.blocked++;
          for (Fingerprint finding : findings) {
            tally.findings.add(finding.value());
            own.findings.add(finding.value());
          }
        });
    if (!blocking.isEmpty()) {
      boolean wasBlocked = text(verdict, "outcome").equals(Verdict.Outcome.BLOCK.id());
      blockedThen += wasBlocked ? 1 : 0;
      own.blocked++;
      blocked.add(new Blocked(name, actor, new TreeSet<>(blocking.keySet()), wasBlocked));
    }
  }

  private void addOverrides(ObjectValue verdict) {
    if (verdict.get("overrides") instanceof ArrayValue overrides) {
      for (Value one : overrides) {
        if (one instanceof ObjectValue override) {
          waived.add(text(override, "finding"));
        }
      }
    }
  }

  /// How many of a rule's findings somebody waived or allowed in any report: in that one they do
  /// not count, so that the rule says nothing of them there.
  private long overridden(Tally tally) {
    return tally.findings.stream().filter(waived::contains).count();
  }

  private static ObjectValue object(ObjectValue from, String key) {
    return from.get(key) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
  }

  static String text(ObjectValue from, String key) {
    return from.get(key) instanceof StringValue text ? text.text() : "";
  }

  int reports() {
    return reports;
  }

  /// The lines for a person.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Blocked one : blocked) {
      String rules = String.join(", ", one.rules);
      String then = one.wasBlocked ? "  (was blocked)" : "";
      lines.add("block  " + one.name + "  " + one.actor + "  " + rules + then);
    }
    if (!blocked.isEmpty()) {
      lines.add("");
      Table rules = new Table(List.of("RULE", "BLOCKS", "FINDINGS", "OVERRIDDEN"));
      byRule.forEach(
          (name, tally) ->
              rules.row(
                  List.of(
                      name,
                      tally.blocked + " of " + reports,
                      String.valueOf(tally.findings.size()),
                      String.valueOf(overridden(tally)))));
      lines.addAll(rules.lines());
      Table actors = new Table(List.of("WHO", "BLOCKED", "FINDINGS"));
      byActor.forEach(
          (name, tally) ->
              actors.row(
                  List.of(
                      name,
                      tally.blocked + " of " + tally.reports,
                      String.valueOf(tally.findings.size()))));
      lines.addAll(actors.lines());
    }
    lines.add(
        blocked.size()
            + " of "
            + reports
            + " reports would be blocked, "
            + blockedThen
            + " of these were");
    return lines;
  }

  /// The same for programs.
  Json json() {
    List<Json> all = new ArrayList<>();
    for (Blocked one : blocked) {
      all.add(
          new Json()
              .put("name", one.name)
              .put("actor", one.actor)
              .put("rules", one.rules.stream().map(StringValue::of).toList())
              .put("wasBlocked", BooleanValue.of(one.wasBlocked)));
    }
    Json rules = new Json();
    byRule.forEach(
        (name, tally) ->
            rules.put(
                name,
                new Json()
                    .put("blocks", tally.blocked)
                    .put("findings", tally.findings.size())
                    .put("overridden", overridden(tally))));
    Json actors = new Json();
    byActor.forEach(
        (name, tally) ->
            actors.put(
                name,
                new Json()
                    .put("reports", tally.reports)
                    .put("blocked", tally.blocked)
                    .put("findings", tally.findings.size())));
    return new Json()
        .put("reports", reports)
        .put("blocked", all)
        .put("byRule", rules)
        .put("byActor", actors);
  }
}
