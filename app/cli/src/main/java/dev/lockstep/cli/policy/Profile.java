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
  private String current = "";
  private long since = System.nanoTime();

  /// What an expression cost.
  private static final class Cost {
    private long nanos;
    private long evaluations;
    private long solutions;
  }

  @Override
  public void evaluated(Location expression) {
    move(expression.toString());
    cost(current).evaluations++;
  }

  @Override
  public void held(Location expression) {
    cost(expression.toString()).solutions++;
  }

  private void move(String place) {
    long now = System.nanoTime();
    if (!current.isEmpty()) {
      cost(current).nanos += now - since;
    }
    current = place;
    since = now;
  }

  private Cost cost(String place) {
    return costs.computeIfAbsent(place, _ -> new Cost());
  }

  /// The expressions that took longest.
  Table table() {
    move("");
    Table table = new Table(List.of("Time", "Num Eval", "Num Held", "Location"));
    List<Map.Entry<String, Cost>> all = new ArrayList<>(costs.entrySet());
    all.sort(
        Comparator.comparingLong((Map.Entry<String, Cost> e) -> e.getValue().nanos).reversed());
    for (Map.Entry<String, Cost> entry : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
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
