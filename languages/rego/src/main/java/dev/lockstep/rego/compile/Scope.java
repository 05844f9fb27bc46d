package dev.lockstep.rego.compile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables that are declared at a point of a rule, by the names they were declared with.
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, String> declared = new HashMap<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  void declare(String name, String unique) {
    declared.put(name, unique);
  }

  boolean declaresHere(String name) {
    return declared.containsKey(name);
  }

  @Nullable String find(String name) {
    String unique = declared.get(name);
    if (unique != null) {
      return unique;
    }
    return outer == null ? null : outer.find(name);
  }
}
