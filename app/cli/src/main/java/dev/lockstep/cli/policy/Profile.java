package dev.lockstep.cli.policy;

import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each expression was evaluated and how long what followed it took, up to the next.
final class Profile implements Observer {
  static final Option LIMIT =
      Option.valued("--profile-limit", "N", "how many expressions a profile tells, 0 for all (10)");
  static final Option SORT =
      Option.choice(
          "--profile-sort",
          "NAME",
          List.of("total_time_ns", "num_eval", "num_held", "file", "line"),
          "what a profile is sorted by; repeatable");

  private static final int MOST_ROWS = 10;
  private static final Comparator<Cost> LONGEST =
      Comparator.comparingLong((Cost cost) -> cost.nanos).reversed();
  private static final Comparator<Cost> FIRST =
      Comparator.comparing((Cost cost) -> cost.at.file())
          .thenComparingInt(cost -> cost.at.row())
          .thenComparingInt(cost -> cost.at.column());

  private final int limit;
  private final Comparator<Cost> order;
  private final Map<String, Cost> costs = new HashMap<>();
  private Location current = Location.NONE;
  private long since = System.nanoTime();

  /// @param limit how many expressions to tell, 0 for all
  /// @param criteria what they are sorted by, the first one first: time where there is none
  private Profile(int limit, List<String> criteria) {
    this.limit = limit;
    @Nullable Comparator<Cost> sorted = null;
    for (String criterion : criteria) {
      Comparator<Cost> next = order(criterion);
      sorted = sorted == null ? next : sorted.thenComparing(next);
    }
    this.order = (sorted == null ? LONGEST : sorted).thenComparing(FIRST);
  }

  /// As `--profile-limit` and `--profile-sort` say.
  static Profile of(Arguments arguments) {
    return new Profile(
        Numbers.of(arguments, LIMIT.name(), 0, MOST_ROWS), arguments.values(SORT.name()));
  }

  /// The expressions that took longest, as many as usual.
  static Profile standard() {
    return new Profile(MOST_ROWS, List.of());
  }

  /// Whether one is asked for: by an option of its own, or by one that says how to write it.
  static boolean isAsked(Arguments arguments) {
    return arguments.has("--profile") || arguments.has(LIMIT.name()) || arguments.has(SORT.name());
  }

  /// The most first, places as they stand.
  private static Comparator<Cost> order(String criterion) {
    return switch (criterion) {
      case "num_eval" -> Comparator.comparingLong((Cost cost) -> cost.evaluations).reversed();
      case "num_held" -> Comparator.comparingLong((Cost cost) -> cost.solutions).reversed();
      case "file" -> Comparator.comparing((Cost cost) -> cost.at.file());
      case "line" -> Comparator.comparingLong((Cost cost) -> cost.at.row());
      default -> LONGEST;
    };
  }

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
    for (Cost cost : told()) {
      rows.add(
          new Json()
              .put("total_time_ns", cost.nanos)
              .put("num_eval", cost.evaluations)
              .put("num_held", cost.solutions)
              .put("location", Json.location(cost.at)));
    }
    return rows;
  }

  private List<Cost> told() {
    move(Location.NONE);
    List<Cost> all = costs.values().stream().sorted(order).toList();
    return limit == 0 ? all : all.subList(0, Math.min(limit, all.size()));
  }

  /// The expressions that took longest.
  Table table() {
    Table table = new Table(List.of("Time", "Num Eval", "Num Held", "Location"));
    for (Cost cost : told()) {
      table.row(
          List.of(
              TestOutput.duration(cost.nanos),
              String.valueOf(cost.evaluations),
              String.valueOf(cost.solutions),
              cost.at.toString()));
    }
    return table;
  }
}
