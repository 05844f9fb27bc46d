package dev.lockstep.cli.policy;

import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long the parts of an evaluation took, by the names that `opa` gives its timers.
final class Metrics {
  static final String LOAD_FILES = "timer_rego_load_files_ns";
  static final String INPUT_PARSE = "timer_rego_input_parse_ns";
  static final String MODULE_COMPILE = "timer_rego_module_compile_ns";
  static final String QUERY_COMPILE = "timer_rego_query_compile_ns";
  static final String QUERY_EVAL = "timer_rego_query_eval_ns";

  private static final List<String> SPREAD = List.of("min", "max", "mean", "90%", "99%");

  private final SortedMap<String, List<Long>> nanos = new TreeMap<>();
  private long since = System.nanoTime();

  /// Begins to measure what comes next.
  void begin() {
    since = System.nanoTime();
  }

  /// What was done since the last call, or since [#begin], was `timer`.
  void end(String timer) {
    long now = System.nanoTime();
    nanos.computeIfAbsent(timer, _ -> new ArrayList<>()).add(now - since);
    since = now;
  }

  /// The members of a result's JSON: `metrics`, and where a timer ran more than once
  /// `aggregated_metrics` with its spread.
  Map<String, Object> json() {
    ObjectValue.Builder last = new ObjectValue.Builder();
    ObjectValue.Builder spreads = new ObjectValue.Builder();
    nanos.forEach(
        (timer, all) -> {
          last.put(timer, LongValue.of(all.getLast()));
          if (all.size() > 1) {
            ObjectValue.Builder spread = new ObjectValue.Builder();
            spread(all).forEach((name, value) -> spread.put(name, LongValue.of(value)));
            spreads.put(timer, spread.build());
          }
        });
    SortedMap<String, Object> members = new TreeMap<>();
    members.put("metrics", last.build());
    if (isRepeated()) {
      members.put("aggregated_metrics", spreads.build());
    }
    return members;
  }

  /// A row for each timer; where one ran more than once with the spreads.
  Table table() {
    List<String> head = new ArrayList<>(List.of("Metric"));
    head.addAll(isRepeated() ? SPREAD : List.of("Value"));
    Table table = new Table(head);
    nanos.forEach(
        (timer, all) -> {
          List<String> row = new ArrayList<>(List.of(timer));
          if (isRepeated()) {
            spread(all).values().forEach(value -> row.add(String.valueOf(value)));
          } else {
            row.add(String.valueOf(all.getLast()));
          }
          table.row(row);
        });
    return table;
  }

  private boolean isRepeated() {
    return nanos.values().stream().anyMatch(all -> all.size() > 1);
  }

  private static Map<String, Long> spread(List<Long> all) {
    List<Long> sorted = all.stream().sorted().toList();
    Map<String, Long> spread = new LinkedHashMap<>();
    spread.put("min", sorted.getFirst());
    spread.put("max", sorted.getLast());
    spread.put("mean", sorted.stream().mapToLong(Long::longValue).sum() / sorted.size());
    spread.put("90%", sorted.get(Math.min(sorted.size() - 1, sorted.size() * 90 / 100)));
    spread.put("99%", sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)));
    return spread;
  }
}
