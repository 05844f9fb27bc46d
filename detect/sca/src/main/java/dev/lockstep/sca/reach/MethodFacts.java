package dev.lockstep.sca.reach;

import java.util.List;

/// What the code of a method does that matters for what is reached.
///
/// @param instantiated classes of which it makes objects
/// @param initialized classes whose static fields it touches
/// @param classes those that it names as constants
/// @param texts strings that it names as constants
record MethodFacts(
    MethodName name,
    boolean isStatic,
    boolean isAbstract,
    boolean isOpen,
    List<Call> calls,
    List<String> instantiated,
    List<String> initialized,
    List<String> classes,
    List<String> texts) {

  MethodFacts {
    calls = List.copyOf(calls);
    instantiated = List.copyOf(instantiated);
    initialized = List.copyOf(initialized);
    classes = List.copyOf(classes);
    texts = List.copyOf(texts);
  }

  boolean isMain() {
    return name.name().equals("main") && name.descriptor().equals("([Ljava/lang/String;)V");
  }
}
