package dev.lockstep.sca.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Follows calls from where a project begins, by class hierarchy and rapid type analysis: a virtual
/// call reaches the methods of those classes only of which an object is made somewhere that is
/// reached. What the platform calls back is reached with the object. Cost: linear in code, times
/// the depth of the hierarchy.
///
/// Source: D. Bacon, P. Sweeney, "Fast Static Analysis of C++ Virtual Function Calls", OOPSLA 1996.
public final class CallGraph {
  private static final Comparator<MethodFacts> BY_NAME = Comparator.comparing(MethodFacts::name);

  private final ClassPath path;
  private final Hierarchy hierarchy;
  private final Map<MethodName, @Nullable MethodName> callers = new LinkedHashMap<>();
  private final Deque<MethodFacts> waiting = new ArrayDeque<>();
  private final Map<String, MethodName> instantiated = new LinkedHashMap<>();
  private final Set<String> initialized = new LinkedHashSet<>();
  private final Map<String, Map<String, MethodName>> sites = new HashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();
  private boolean followedAll = true;

  private CallGraph(ClassPath path) {
    this.path = path;
    this.hierarchy = new Hierarchy(path);
  }

  /// What is reached from the project's own classes of a class path.
  ///
  /// A program begins at its `main` methods, in classes that a framework makes (annotated ones, and
  /// those of a library's type that nothing else makes); where there is neither, in every method
  /// that others can call.
  public static Reachable of(ClassPath path) {
    CallGraph graph = new CallGraph(path);
    graph.begin();
    graph.follow();
    graph.frameworkMakes();
    Set<String> present = new TreeSet<>();
    path.all().forEach(facts -> present.add(facts.name()));
    return new Reachable(graph.callers, present, graph.followedAll);
  }

  private void begin() {
    boolean begun = false;
    for (String name : path.own()) {
      ClassFacts facts = path.get(name);
      if (facts == null) {
        continue;
      }
      boolean managed = facts.annotations().stream().anyMatch(CallGraph::isOfFramework);
      for (MethodFacts method : facts.methods().values().stream().sorted(BY_NAME).toList()) {
        if (method.isMain() || managed) {
          enter(method);
          begun = true;
        }
      }
    }
    if (!begun && path.own().stream().noneMatch(this::isOfLibrary)) {
      path.own().forEach(this::enterAllOpen);
    }
  }

  private static boolean isOfFramework(String annotation) {
    return !annotation.startsWith("java/lang/") && !annotation.startsWith("org/jspecify/");
  }

  private void enterAllOpen(String name) {
    ClassFacts facts = path.get(name);
    if (facts != null && facts.isPublic()) {
      facts.methods().values().stream()
          .filter(MethodFacts::isOpen)
          .sorted(BY_NAME)
          .forEach(this::enter);
    }
  }

  /// A method where the project begins: its object exists.
  private void enter(MethodFacts method) {
    if (!method.isStatic()) {
      instantiate(method.name().owner(), method.name());
    }
    reach(method, null);
  }

  /// A class of a library's type that nobody makes is made by what the library belongs to.
  private void frameworkMakes() {
    for (String name : path.own()) {
      ClassFacts facts = path.get(name);
      if (facts == null || instantiated.containsKey(name) || facts.isAbstract()) {
        continue;
      }
      if (isOfLibrary(name)) {
        enterAllOpen(name);
        follow();
      }
    }
  }

  /// Whether a class has a supertype that is neither the project's nor the platform's.
  private boolean isOfLibrary(String name) {
    return hierarchy.supertypes(name).stream()
        .anyMatch(type -> !path.isOwn(type) && !type.startsWith("java/"));
  }

  private void follow() {
    while (!waiting.isEmpty()) {
      follow(waiting.remove());
    }
  }

  private void follow(MethodFacts method) {
    MethodName name = method.name();
    method.instantiated().forEach(type -> instantiate(type, name));
    method.initialized().forEach(type -> initialize(type, name));
    for (Call call : method.calls()) {
      call(call, name);
    }
    new ReflectiveCalls(path, method).each(this::reflected, this::openReflection);
  }

  private void reflected(ReflectiveCalls.Found found, MethodName caller) {
    instantiate(found.type(), caller);
    ClassFacts facts = path.get(found.type());
    if (facts == null) {
      return;
    }
    for (MethodFacts method : facts.methods().values().stream().sorted(BY_NAME).toList()) {
      boolean made = method.name().isConstructor();
      if (made || found.methods().contains(method.name().name())) {
        reach(method, caller);
      }
    }
  }

  private void openReflection(MethodName caller) {
    followedAll &= !path.isOwn(caller.owner());
  }

  private void call(Call call, MethodName caller) {
    MethodName target = call.target();
    if (path.get(target.owner()) == null) {
      return; // The platform's, or not there: what it calls back is reached with its object.
    }
    MethodFacts direct = hierarchy.select(target.owner(), target.signature());
    if (!call.virtual()) {
      initialize(target.owner(), caller);
      reach(direct, caller);
      return;
    }
    Map<String, MethodName> known =
        sites.computeIfAbsent(target.owner(), _ -> new LinkedHashMap<>());
    if (known.putIfAbsent(target.signature(), caller) == null) {
      for (String type : List.copyOf(subtypes.getOrDefault(target.owner(), List.of()))) {
        reach(hierarchy.select(type, target.signature()), caller);
      }
    }
  }

  private void instantiate(String type, MethodName caller) {
    if (path.get(type) == null || instantiated.putIfAbsent(type, caller) != null) {
      return;
    }
    initialize(type, caller);
    for (String supertype : hierarchy.supertypes(type)) {
      subtypes.computeIfAbsent(supertype, _ -> new ArrayList<>()).add(type);
      Map<String, MethodName> calls = sites.getOrDefault(supertype, Map.of());
      new LinkedHashMap<>(calls)
          .forEach((signature, from) -> reach(hierarchy.select(type, signature), from));
      if (path.get(supertype) == null) {
        calledBack(type, supertype, caller);
      }
    }
  }

  /// What the platform may call on an object: the methods that override its own.
  private void calledBack(String type, String supertype, MethodName caller) {
    ClassFacts known = hierarchy.platform(supertype);
    if (known != null) {
      for (String signature : known.methods().keySet().stream().sorted().toList()) {
        MethodFacts declared = known.methods().get(signature);
        if (declared != null && !declared.isStatic() && !declared.name().isConstructor()) {
          reach(hierarchy.select(type, signature), caller);
        }
      }
      return;
    }
    ClassFacts facts = path.get(type);
    if (facts != null) {
      facts.methods().values().stream()
          .filter(method -> method.isOpen() && !method.name().isConstructor())
          .sorted(BY_NAME)
          .forEach(method -> reach(method, caller));
    }
  }

  private void initialize(String type, MethodName caller) {
    for (String at = type; at != null && initialized.add(at); ) {
      ClassFacts facts = path.get(at);
      if (facts == null) {
        return;
      }
      reach(facts.methods().get("<clinit>()V"), caller);
      at = facts.superclass();
    }
  }

  private void reach(@Nullable MethodFacts method, @Nullable MethodName caller) {
    if (method != null && !callers.containsKey(method.name())) {
      callers.put(method.name(), caller);
      waiting.add(method);
    }
  }
}
