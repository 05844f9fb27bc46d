package dev.lockstep.rego.eval;

import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the rules of a group that can hold, by what they compare with constants: one look into a
/// table for each of a few places of the input or the operands.
final class RuleIndex {
  /// Selects all rules.
  static final RuleIndex ALL = new RuleIndex(new Place[0], new Table());

  private static final int MIN_RULES = 3;
  private static final int MAX_PLACES = 4;
  private static final int MAX_ALTERNATIVES = 64;

  private final Place[] places;
  private final Table root;

  private RuleIndex(Place[] places, Table root) {
    this.places = places;
    this.root = root;
  }

  /// A path into the input, where `operand` is -1, or into an operand.
  record Place(int operand, List<Value> path) {
    @Nullable Value read(Value[] operands, Evaluation evaluation) {
      Value value = operand < 0 ? evaluation.scope.input : operands[operand];
      for (int i = 0; i < path.size() && value != null; i++) {
        value = Nodes.lookup(value, path.get(i));
      }
      return value;
    }
  }

  /// Says that a rule holds only where what is at `place` is one of `values`.
  record Condition(Place place, Set<Value> values) {}

  private static final class Table {
    private final Map<Value, Table> byValue = new HashMap<>();
    private @Nullable Table others;
    private int[] rules = {};

    private void add(int rule) {
      rules = Arrays.copyOf(rules, rules.length + 1);
      rules[rules.length - 1] = rule;
    }
  }

  /// An index of rules of which each has the conditions in its place of the list.
  static RuleIndex of(List<List<Condition>> conditions) {
    if (conditions.size() < MIN_RULES) {
      return ALL;
    }
    List<Place> places = mostUsed(conditions);
    if (places.isEmpty()) {
      return ALL;
    }
    Table root = new Table();
    for (int rule = 0; rule < conditions.size(); rule++) {
      insert(root, places, 0, conditions.get(rule), rule);
    }
    return new RuleIndex(places.toArray(Place[]::new), root);
  }

  private static List<Place> mostUsed(List<List<Condition>> conditions) {
    Map<Place, Integer> uses = new HashMap<>();
    List<Place> places = new ArrayList<>();
    for (List<Condition> ofRule : conditions) {
      for (Condition condition : ofRule) {
        if (condition.values.size() <= MAX_ALTERNATIVES
            && uses.merge(condition.place, 1, Integer::sum) == 1) {
          places.add(condition.place);
        }
      }
    }
    places.sort((a, b) -> Integer.compare(uses.getOrDefault(b, 0), uses.getOrDefault(a, 0)));
    return places.subList(0, Math.min(MAX_PLACES, places.size()));
  }

  private static void insert(
      Table table, List<Place> places, int at, List<Condition> conditions, int rule) {
    if (at == places.size()) {
      table.add(rule);
      return;
    }
    Set<Value> values = null;
    for (Condition condition : conditions) {
      if (condition.place.equals(places.get(at)) && condition.values.size() <= MAX_ALTERNATIVES) {
        values = condition.values;
      }
    }
    if (values == null) {
      if (table.others == null) {
        table.others = new Table();
      }
      insert(table.others, places, at + 1, conditions, rule);
      return;
    }
    for (Value value : values) {
      insert(
          table.byValue.computeIfAbsent(value, _ -> new Table()), places, at + 1, conditions, rule);
    }
  }

  /// The numbers of the rules that can hold, ascending; null for all.
  int @Nullable [] select(Value[] operands, Evaluation evaluation) {
    if (places.length == 0) {
      return null;
    }
    Selection selection = new Selection();
    collect(root, 0, operands, evaluation, selection);
    return selection.sorted();
  }

  private void collect(
      Table table, int at, Value[] operands, Evaluation evaluation, Selection selection) {
    if (at == places.length) {
      selection.add(table.rules);
      return;
    }
    if (!table.byValue.isEmpty()) {
      Value value = places[at].read(operands, evaluation);
      Table next = value == null ? null : table.byValue.get(value);
      if (next != null) {
        collect(next, at + 1, operands, evaluation, selection);
      }
    }
    if (table.others != null) {
      collect(table.others, at + 1, operands, evaluation, selection);
    }
  }

  private static final class Selection {
    private int[] rules = {};
    private int lists;

    private void add(int[] more) {
      lists++;
      if (lists == 1) {
        rules = more;
        return;
      }
      int[] joined = Arrays.copyOf(rules, rules.length + more.length);
      System.arraycopy(more, 0, joined, rules.length, more.length);
      rules = joined;
    }

    private int[] sorted() {
      if (lists > 1) {
        Arrays.sort(rules);
      }
      return rules;
    }
  }
}
