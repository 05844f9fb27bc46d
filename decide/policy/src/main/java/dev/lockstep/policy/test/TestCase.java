package dev.lockstep.policy.test;

import dev.lockstep.rego.syntax.Location;
import dev.lockstep.value.StringValue;
import java.util.List;

/// A test: one rule.
///
/// @param packagePath the package, as in `data.app_test`
/// @param path the parts of the rule's name, the last of which begins with `test_` or `todo_test_`
/// @param location where the rule stands
public record TestCase(String packagePath, List<String> path, Location location) {
  static final String PREFIX = "test_";
  static final String TODO_PREFIX = "todo_test_";

  public TestCase {
    path = List.copyOf(path);
  }

  /// The name within the package.
  public String name() {
    return String.join(".", path);
  }

  /// The name with its package.
  public String fullName() {
    return packagePath + "." + name();
  }

  /// Whether it is to be written yet, and not run.
  public boolean isTodo() {
    return path.getLast().startsWith(TODO_PREFIX);
  }

  String query() {
    StringBuilder query = new StringBuilder(packagePath);
    for (String part : path) {
      query.append('[').append(StringValue.of(part)).append(']');
    }
    return query.toString();
  }
}
