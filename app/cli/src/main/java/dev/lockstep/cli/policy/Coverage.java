package dev.lockstep.cli.policy;

import dev.lockstep.policy.gate.ShippedPolicies;
import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which lines of policies were evaluated: those of expressions, and of rules that had a result.
final class Coverage implements Observer {
  private final SortedMap<String, NavigableSet<Integer>> covered = new TreeMap<>();
  private final SortedMap<String, NavigableSet<Integer>> all = new TreeMap<>();

  Coverage(List<Module> modules) {
    for (Module module : modules) {
      module.rules().forEach(this::add);
    }
  }

  private void add(Rule rule) {
    note(all, rule.location());
    if (!rule.generatedBody()) {
      add(rule.body());
    }
    Rule otherwise = rule.otherwise();
    if (otherwise != null) {
      add(otherwise);
    }
  }

  private void add(List<Literal> body) {
    for (Literal literal : body) {
      if (literal.form() instanceof Form.Declaration) {
        continue;
      }
      note(all, literal.location());
      if (literal.form() instanceof Form.Every(_, _, List<Literal> inner)) {
        add(inner);
      }
    }
  }

  private static void note(SortedMap<String, NavigableSet<Integer>> lines, Location at) {
    if (at.row() > 0 && !at.file().isEmpty() && !ShippedPolicies.isShipped(at.file())) {
      lines.computeIfAbsent(at.file(), _ -> new TreeSet<>()).add(at.row());
    }
  }

  @Override
  public void left(String name, Location rule) {
    note(covered, rule);
  }

  @Override
  public void evaluated(Location expression) {
    note(covered, expression);
  }

  @Override
  public void failed(Location expression, Map<String, Value> values) {}

  /// How many lines of 100 were evaluated; 100 where there are none.
  double percent() {
    int total = all.values().stream().mapToInt(NavigableSet::size).sum();
    return total == 0 ? 100 : 100.0 * all.keySet().stream().mapToInt(this::count).sum() / total;
  }

  private int count(String file) {
    NavigableSet<Integer> lines = new TreeSet<>(covered.getOrDefault(file, new TreeSet<>()));
    lines.retainAll(all.getOrDefault(file, new TreeSet<>()));
    return lines.size();
  }

  /// The report as `opa` writes it.
  Json json() {
    Json files = new Json();
    for (Map.Entry<String, NavigableSet<Integer>> file : all.entrySet()) {
      NavigableSet<Integer> lines = new TreeSet<>(file.getValue());
      lines.retainAll(covered.getOrDefault(file.getKey(), new TreeSet<>()));
      NavigableSet<Integer> missed = new TreeSet<>(file.getValue());
      missed.removeAll(lines);
      Json one = new Json();
      if (!lines.isEmpty()) {
        one.put("covered", ranges(lines));
      }
      if (!missed.isEmpty()) {
        one.put("not_covered", ranges(missed));
      }
      one.put("covered_lines", lines.size());
      if (!missed.isEmpty()) {
        one.put("not_covered_lines", missed.size());
      }
      double share = 100.0 * lines.size() / file.getValue().size();
      files.put(file.getKey(), one.put("coverage", Json.number(share)));
    }
    int total = all.values().stream().mapToInt(NavigableSet::size).sum();
    int hit = all.keySet().stream().mapToInt(this::count).sum();
    return new Json()
        .put("files", files)
        .put("covered_lines", hit)
        .put("not_covered_lines", total - hit)
        .put("coverage", Json.number(percent()));
  }

  private static List<Json> ranges(NavigableSet<Integer> lines) {
    List<Json> ranges = new ArrayList<>();
    int start = lines.first();
    int end = start;
    for (int line : lines) {
      if (line > end + 1) {
        ranges.add(range(start, end));
        start = line;
      }
      end = line;
    }
    ranges.add(range(start, end));
    return ranges;
  }

  private static Json range(int start, int end) {
    return new Json()
        .put("start", new Json().put("row", start))
        .put("end", new Json().put("row", end));
  }
}
