package dev.lockstep.cli.policy;

import dev.lockstep.rego.eval.Observer;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an evaluation did, as lines: each rule that was tried, and each expression in it.
final class Explanation implements Observer {
  private static final int MOST_LINES = 10_000;
  private static final int PLACE_COLUMNS = 24;
  private static final int VALUE_COLUMNS = 60;

  /// What is told: only what fails, only notes, or all.
  enum Extent {
    FAILS,
    NOTES,
    FULL;

    /// The one that `--explain` calls `name`.
    static Extent of(String name) {
      return switch (name) {
        case "fails" -> FAILS;
        case "notes" -> NOTES;
        default -> FULL;
      };
    }
  }

  private final Extent extent;
  private final List<String> lines = new ArrayList<>();

  /// Rules that were tried and have told nothing yet.
  private String pending = "";

  Explanation(Extent extent) {
    this.extent = extent;
  }

  private boolean isFull() {
    return extent == Extent.FULL;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void entered(String name, Location rule) {
    pending = line(rule, "Enter " + name);
    if (isFull()) {
      add(pending);
      pending = "";
    }
  }

  @Override
  public void left(String name, Location rule) {
    if (isFull()) {
      add(line(rule, "Exit " + name));
    }
  }

  @Override
  public void evaluated(Location expression) {
    if (isFull()) {
      add(line(expression, "| Eval " + oneLine(expression.text())));
    }
  }

  @Override
  public void failed(Location expression, Map<String, Value> values) {
    if (extent == Extent.NOTES) {
      return;
    }
    if (!pending.isEmpty()) {
      add(pending);
      pending = "";
    }
    List<String> known = new ArrayList<>();
    values.forEach((text, value) -> known.add(text + ": " + cut(value.toString())));
    String shown = known.isEmpty() ? "" : "    {" + String.join(", ", known) + "}";
    add(line(expression, "| Fail " + oneLine(expression.text()) + shown));
  }

  /// A policy says something about itself by the built-in `trace`.
  void noted(String note) {
    if (extent != Extent.FAILS) {
      add(" ".repeat(PLACE_COLUMNS) + "| Note \"" + note + "\"");
    }
  }

  private void add(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else if (lines.size() == MOST_LINES) {
      lines.add("...");
    }
  }

  private static String line(Location at, String text) {
    String place = at.toString();
    return place + " ".repeat(Math.max(1, PLACE_COLUMNS - place.length())) + text;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String cut(String text) {
    return text.length() <= VALUE_COLUMNS ? text : text.substring(0, VALUE_COLUMNS) + "...";
  }
}
