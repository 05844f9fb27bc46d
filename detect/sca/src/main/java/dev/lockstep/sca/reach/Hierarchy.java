package dev.lockstep.sca.reach;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which class inherits what from which.
///
/// Source: JVMS 5.4.3.3, 5.4.3.4 and 5.4.6 (method resolution and selection).
final class Hierarchy {
  private final ClassPath path;
  private final PlatformClasses platform = new PlatformClasses();
  private final Map<String, Set<String>> supertypes = new HashMap<>();

  Hierarchy(ClassPath path) {
    this.path = path;
  }

  /// The class itself and all that it extends or implements, known or not.
  Set<String> supertypes(String name) {
    Set<String> known = supertypes.get(name);
    if (known != null) {
      return known;
    }
    Set<String> all = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    waiting.add(name);
    while (!waiting.isEmpty()) {
      String next = waiting.remove();
      if (all.add(next)) {
        ClassFacts facts = facts(next);
        if (facts != null) {
          waiting.addAll(facts.interfaces());
          if (facts.superclass() != null) {
            waiting.add(facts.superclass());
          }
        }
      }
    }
    supertypes.put(name, all);
    return all;
  }

  private @Nullable ClassFacts facts(String name) {
    ClassFacts facts = path.get(name);
    return facts == null ? platform.get(name) : facts;
  }

  /// What a class outside of the class path declares; null where it is not known.
  @Nullable ClassFacts platform(String name) {
    return platform.get(name);
  }

  /// The method that runs when `signature` is called on an object of `type`, or on the class
  /// itself; null where it is not on the class path.
  @Nullable MethodFacts select(String type, String signature) {
    int steps = 0;
    for (String at = type; at != null && steps < 1_000; steps++) {
      ClassFacts facts = path.get(at);
      if (facts == null) {
        break;
      }
      MethodFacts method = facts.methods().get(signature);
      if (method != null && !method.isAbstract()) {
        return method;
      }
      at = facts.superclass();
    }
    return fromInterfaces(type, signature);
  }

  private @Nullable MethodFacts fromInterfaces(String type, String signature) {
    MethodFacts found = null;
    for (String name : supertypes(type)) {
      ClassFacts facts = path.get(name);
      MethodFacts method = facts == null ? null : facts.methods().get(signature);
      if (method == null || method.isAbstract()) {
        continue;
      }
      // The more special of two defaults wins.
      if (found == null || supertypes(name).contains(found.name().owner())) {
        found = method;
      }
    }
    return found;
  }
}
