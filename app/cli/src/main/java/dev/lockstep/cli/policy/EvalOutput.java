package dev.lockstep.cli.policy;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.options.Arguments;
import dev.lockstep.cli.options.Option;
import dev.lockstep.rego.eval.PreparedQuery.Solution;
import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.RegoErrors;
import dev.lockstep.rego.syntax.RegoParser;
import dev.lockstep.rego.syntax.RegoVersion;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes the solutions of a query in the formats of `opa eval`.
final class EvalOutput {
  static final Option LIMIT =
      Option.valued(
          "--pretty-limit", "N", "how many columns a cell of a table has, 0 for all (80)");

  private static final int CELL_COLUMNS = 80;

  private final Console console;
  private final String query;
  private final int columns;
  private final List<Literal> body;

  EvalOutput(Console console, String query) throws RegoErrors {
    this(console, query, CELL_COLUMNS);
  }

  /// @param columns of a cell of a table, 0 for all that it holds
  EvalOutput(Console console, String query, int columns) throws RegoErrors {
    this.console = console;
    this.query = query;
    this.columns = columns;
    this.body = RegoParser.query(query, RegoVersion.V1, List.of());
  }

  /// With cells as `--pretty-limit` says.
  static EvalOutput of(Console console, String query, Arguments arguments) throws RegoErrors {
    return new EvalOutput(console, query, Numbers.of(arguments, LIMIT.name(), 0, CELL_COLUMNS));
  }

  void print(String format, List<Solution> solutions) {
    print(format, solutions, Map.of());
  }

  /// @param more what JSON says besides the result, by name
  void print(String format, List<Solution> solutions, Map<String, Object> more) {
    switch (format) {
      case "json" -> json(solutions, more);
      case "values" ->
          solutions.forEach(one -> console.print(Json.text(ArrayValue.of(one.expressions()), "")));
      case "bindings" -> solutions.forEach(one -> console.print(Json.text(bindings(one), "")));
      case "raw" -> solutions.forEach(one -> console.print(raw(one)));
      case "discard" -> console.print(discarded(solutions));
      default -> pretty(solutions);
    }
  }

  private void json(List<Solution> solutions, Map<String, Object> more) {
    List<Json> results = new ArrayList<>();
    for (Solution solution : solutions) {
      List<Json> expressions = new ArrayList<>();
      for (int i = 0; i < solution.expressions().size(); i++) {
        expressions.add(expression(solution.expressions().get(i), i));
      }
      Json result = new Json().put("expressions", expressions);
      if (!solution.bindings().isEmpty()) {
        result.put("bindings", bindings(solution));
      }
      results.add(result);
    }
    Json all = new Json();
    if (!results.isEmpty()) {
      all.put("result", results);
    }
    more.forEach(all::put);
    console.print(all.toString());
  }

  private Json expression(Value value, int index) {
    Json place = new Json().put("row", row(index)).put("col", column(index));
    return new Json().put("value", value).put("text", text(index)).put("location", place);
  }

  private long row(int index) {
    return index < body.size() ? body.get(index).location().row() : 1;
  }

  private long column(int index) {
    return index < body.size() ? body.get(index).location().column() : 1;
  }

  /// The expression as it stands in the query.
  private String text(int index) {
    if (index >= body.size()) {
      return query;
    }
    int from = body.get(index).location().offset();
    int to = index + 1 < body.size() ? body.get(index + 1).location().offset() : query.length();
    String text = query.substring(from, to).strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static Value bindings(Solution solution) {
    ObjectValue.Builder bindings = new ObjectValue.Builder();
    solution.bindings().forEach(bindings::put);
    return bindings.build();
  }

  private static String raw(Solution solution) {
    List<String> values = new ArrayList<>();
    for (Value value : solution.expressions()) {
      values.add(value instanceof StringValue text ? text.text() : JsonWriter.write(value));
    }
    return String.join(" ", values);
  }

  private static String discarded(List<Solution> solutions) {
    Json all = new Json();
    return (solutions.isEmpty() ? all : all.put("result", "discarded")).toString();
  }

  private void pretty(List<Solution> solutions) {
    if (solutions.isEmpty()) {
      console.print("undefined");
      return;
    }
    Solution first = solutions.getFirst();
    if (solutions.size() == 1 && first.bindings().isEmpty() && first.expressions().size() == 1) {
      console.print(Json.text(first.expressions().getFirst(), ""));
      return;
    }
    List<String> names = new ArrayList<>(new TreeSet<>(first.bindings().keySet()));
    List<Integer> shown = new ArrayList<>();
    List<String> head = new ArrayList<>();
    for (int i = 0; i < first.expressions().size(); i++) {
      if (!(first.expressions().get(i) instanceof BooleanValue)) {
        shown.add(i);
        head.add(cut(text(i)));
      }
    }
    head.addAll(names);
    Table table = new Table(head);
    for (Solution solution : solutions) {
      List<String> cells = new ArrayList<>();
      shown.forEach(i -> cells.add(cell(solution.expressions().get(i))));
      names.forEach(name -> cells.add(cell(solution.bindings().get(name))));
      table.row(cells);
    }
    table.lines().forEach(console::print);
  }

  private String cell(@Nullable Value value) {
    return value == null ? "" : cut(JsonWriter.write(value));
  }

  private String cut(String text) {
    boolean fits = columns == 0 || text.length() <= columns;
    return fits ? text : text.substring(0, columns) + "...";
  }
}
