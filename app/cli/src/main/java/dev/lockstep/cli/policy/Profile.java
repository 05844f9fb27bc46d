package dev.lockstep.cli.policy;

import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each expression was evaluated and how long what followed it took, up to the next.
final class Profile implements Observer {
  private static final int MOST_ROWS = 10;

  private final Map<String, Cost> costs = new HashMap<>();
  private Location current = Location.NONE;
  private long since = System.nanoTime();

  /// What an expression cost.
  private static final class Cost {
    private final Location at;
    private long nanos;
    private long evaluations;
    private long solutions;

    private Cost(Location at) {
      this.at = at;
    }
  }

  @Override
  public void evaluated(Location expression) {
    move(expression);
    cost(current).evaluations++;
  }

  @Override
  public void held(Location expression) {
    cost(expression).solutions++;
  }

  private void move(Location place) {
    long now = System.nanoTime();
    if (current.row() > 0) {
      cost(current).nanos += now - since;
    }
    current = place;
    since = now;
  }

  private Cost cost(Location place) {
    return costs.computeIfAbsent(place.toString(), _ -> new Cost(place));
  }

  /// The expressions that took longest, as `opa` writes them.
  List<Json> json() {
    List<Json> rows = new ArrayList<>();
    for (Map.Entry<String, Cost> entry : longest()) {
      Cost cost = entry.getValue();
      rows.add(
          new Json()
              .put("total_time_ns", cost.nanos)
              .put("num_eval", cost.evaluations)
              .put("num_held", cost.solutions)
              .put(
                  "location",
                  new Json()
                      .put("file", cost.at.file())
                      .put("row", cost.at.row())
                      .put("col", cost.at.column())));
    }
    return rows;
  }

  private List<Map.Entry<String, Cost>> longest() {
    move(Location.NONE);
    List<Map.Entry<String, Cost>> all = new ArrayList<>(costs.entrySet());
    all.sort(
        Comparator.comparingLong((Map.Entry<String, Cost> e) -> e.getValue().nanos).reversed());
    return all.subList(0, Math.min(MOST_ROWS, all.size()));
  }

  /// The expressions that took longest.
  Table table() {
    Table table = new Table(List.of("Time", "Num Eval", "Num Held", "Location"));
    for (Map.Entry<String, Cost> entry : longest()) {
      Cost cost = entry.getValue();
      table.row(
          List.of(
              TestOutput.duration(cost.nanos),
              String.valueOf(cost.evaluations),
              String.valueOf(cost.solutions),
              entry.getKey()));
    }
    return table;
  }
}
