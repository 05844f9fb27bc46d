package dev.lockstep.sca.reach;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What a method makes or calls by its name, where the name is a constant of the same method.
final class ReflectiveCalls {
  private final ClassPath path;
  private final MethodFacts method;

  ReflectiveCalls(ClassPath path, MethodFacts method) {
    this.path = path;
    this.method = method;
  }

  /// @param type a class that is made
  /// @param methods names of those that are called on it
  record Found(String type, Set<String> methods) {}

  /// @param open told where a name is no constant
  void each(BiConsumer<Found, MethodName> found, Consumer<MethodName> open) {
    boolean byName = false;
    boolean byClass = false;
    boolean services = false;
    for (Call call : method.calls()) {
      String owner = call.target().owner();
      String name = call.target().name();
      byName |=
          (owner.equals("java/lang/Class") && name.equals("forName"))
              || (name.equals("loadClass")
                  && call.target().descriptor().startsWith("(Ljava/lang/String;"));
      byClass |= owner.equals("java/lang/Class") && isAccess(name);
      services |= owner.equals("java/util/ServiceLoader") && name.startsWith("load");
    }
    Set<String> named = named();
    if (byName && named.isEmpty()) {
      open.accept(method.name());
    }
    if (byName || byClass) {
      Set<String> types = new LinkedHashSet<>(byName ? named : Set.of());
      if (byClass) {
        types.addAll(method.classes());
      }
      types.forEach(type -> found.accept(new Found(type, texts()), method.name()));
    }
    if (services) {
      services(found);
    }
  }

  private static boolean isAccess(String name) {
    return switch (name) {
      case "newInstance",
          "getMethod",
          "getDeclaredMethod",
          "getMethods",
          "getDeclaredMethods",
          "getConstructor",
          "getDeclaredConstructor",
          "getConstructors" ->
          true;
      default -> false;
    };
  }

  private Set<String> texts() {
    return new LinkedHashSet<>(method.texts());
  }

  /// Classes of the class path whose binary names are constants here.
  private Set<String> named() {
    Set<String> named = new LinkedHashSet<>();
    for (String text : method.texts()) {
      String name = text.replace('.', '/');
      if (path.get(name) != null) {
        named.add(name);
      }
    }
    return named;
  }

  private void services(BiConsumer<Found, MethodName> found) {
    boolean constant = method.classes().stream().anyMatch(type -> !path.providers(type).isEmpty());
    for (String service : constant ? method.classes() : path.services()) {
      for (String provider : path.providers(service)) {
        found.accept(new Found(provider, Set.of("provider")), method.name());
      }
    }
  }
}
