package dev.lockstep.rego.compile;

import dev.lockstep.rego.syntax.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables that are declared at a point of a rule, by the names they were declared with.
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Declaration> declared = new LinkedHashMap<>();
  private final Set<String> referenced = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /// How a variable came to be.
  enum Origin {
    ARGUMENT,
    DECLARED,
    ASSIGNED
  }

  private record Declaration(String unique, Origin origin, Location location) {}

  void declare(String name, String unique, Origin origin, Location location) {
    declared.put(name, new Declaration(unique, origin, location));
  }

  boolean declaresHere(String name) {
    return declared.containsKey(name);
  }

  /// Why `name` cannot be declared here, or null where it can.
  @Nullable String obstacle(String name) {
    if (referenced.contains(name)) {
      return "var " + name + " referenced above";
    }
    Declaration known = declared.get(name);
    if (known == null) {
      return null;
    }
    return switch (known.origin) {
      case ARGUMENT -> "arg " + name + " redeclared";
      case DECLARED -> "var " + name + " declared above";
      case ASSIGNED -> "var " + name + " assigned above";
    };
  }

  /// The name of its own of the variable `name`, which was declared here.
  String unique(String name) {
    Declaration known = declared.get(name);
    return known == null ? name : known.unique;
  }

  /// The name of its own of the variable `name`, which is used, or null where it is not declared.
  @Nullable String find(String name) {
    Declaration known = declared.get(name);
    if (known != null) {
      used.add(name);
      return known.unique;
    }
    return outer == null ? null : outer.find(name);
  }

  /// Notes that variables of `names` were written, which is no use of them.
  void assigned(Set<String> names) {
    used.removeAll(names);
  }

  /// Notes that `name`, which is not declared, was used.
  void reference(String name) {
    referenced.add(name);
  }

  /// The variables that came to be by `origin` and were not used, and where.
  Map<String, Location> unused(Origin origin) {
    Map<String, Location> unused = new HashMap<>();
    declared.forEach(
        (name, declaration) -> {
          if (declaration.origin == origin && !used.contains(name)) {
            unused.put(name, declaration.location);
          }
        });
    return unused;
  }
}
