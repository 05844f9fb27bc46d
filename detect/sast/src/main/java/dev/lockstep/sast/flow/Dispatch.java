package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which function a call leads to, by the names and types that are known where it stands.
final class Dispatch {
  private static final int MAX_BASES = 8;

  private final Walk walk;
  private final Tree tree;
  private final Functions functions;

  /// The methods of other types that were asked for: nothing changes them.
  private final Map<Asked, List<Target>> answered = new HashMap<>();

  private final Map<AskedHere, List<Target>> answeredHere = new HashMap<>();

  /// The same of the classes that extend a type.
  private final Map<Asked, List<Target>> overriding = new HashMap<>();

  Dispatch(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.functions = walk.functions();
  }

  private record Asked(String type, String name, int count) {}

  /// The same for a class of this file.
  private record AskedHere(int type, String name, int count) {}

  /// A function, and the walk of the file that it stands in.
  record Target(Walk walk, int function) {}

  /// The functions that a call may lead to; several where several classes implement a type, or
  /// several files are what the file that calls means by a name.
  List<Target> targets(int callee, int count) {
    Target held = held(callee);
    if (held != null) {
      return List.of(held);
    }
    List<Target> named = named(callee, count);
    if (!named.isEmpty() || !tree.is(callee, Kind.MEMBER)) {
      return named;
    }
    String type = type(callee + 1);
    if (type == null) {
      return List.of();
    }
    Asked question = new Asked(type, tree.symbolText(tree.child(callee, 1)), count);
    List<Target> known = overriding.get(question);
    if (known == null) {
      known = overriding(type, question.name, count);
      overriding.put(question, known);
    }
    return known;
  }

  private List<Target> overriding(String type, String name, int count) {
    List<Target> all = new ArrayList<>();
    List<String> extending = walk.program.extending(type);
    for (String subtype : extending.isEmpty() ? functions.extending(type) : extending) {
      all.addAll(methods(subtype, name, count, MAX_BASES));
    }
    return all;
  }

  /// The function that is passed on by its name (`this::f`, `A::f`, `f`); null where none of the
  /// project is known.
  @Nullable Target reference(int node) {
    if (tree.is(node, Kind.NAME)) {
      String name = tree.symbolText(node);
      int function = functions.named(-1, name);
      int type = functions.enclosing(node);
      function = function < 0 && type >= 0 ? functions.named(type, name) : function;
      return function < 0 ? null : new Target(walk, function);
    }
    if (!tree.is(node, Kind.MEMBER)) {
      return null;
    }
    String name = tree.symbolText(tree.child(node, 1));
    int type = -1;
    if (tree.is(node + 1, Kind.SELF) || tree.text(node + 1).equals("self")) {
      type = functions.enclosing(node);
    } else {
      String declared = type(node + 1);
      type = declared == null ? -1 : functions.classes().getOrDefault(declared, -1);
    }
    int function = type < 0 ? -1 : functions.named(type, name);
    return function < 0 ? null : new Target(walk, function);
  }

  /// The type of an object as it is declared or was made, as far as it is known for sure: in full
  /// where it is imported.
  @Nullable String declared(int object) {
    int known = walk.names.type(object);
    if (known >= 0) {
      return tree.symbols().text(known);
    }
    if (tree.is(object, Kind.STRING) || tree.is(object, Kind.TEMPLATE)) {
      return "string";
    }
    String path = walk.path(object);
    return path != null && walk.state.constant(path + Containers.TYPE) instanceof String type
        ? type
        : null;
  }

  /// The constructor of a class of the project; null where it has none, or is not known.
  @Nullable Target constructor(String type, int count) {
    Integer own = functions.classes().get(type);
    List<Walk> declaring =
        own != null ? List.of(walk) : walk.program.declaring(walk.fileNumber, type);
    Walk there = declaring.size() == 1 ? declaring.getFirst() : null;
    Integer node = there == null ? null : there.functions().classes().get(type);
    int function = there == null || node == null ? -1 : there.functions().constructor(node, count);
    return there == null || function < 0 ? null : new Target(there, function);
  }

  /// The functions that are meant by the name that is called.
  private List<Target> named(int callee, int count) {
    if (tree.is(callee, Kind.NAME)) {
      String name = tree.symbolText(callee);
      for (int type = functions.enclosing(callee); type >= 0; type = functions.enclosing(type)) {
        List<Target> all = methods(type, name, count);
        if (!all.isEmpty()) {
          return all;
        }
      }
      int function = functions.function(name, count);
      return function < 0 ? elsewhere(callee, name, count) : List.of(new Target(walk, function));
    }
    if (!tree.is(callee, Kind.MEMBER)) {
      return List.of();
    }
    String name = tree.symbolText(tree.child(callee, 1));
    int object = callee + 1;
    if (tree.is(object, Kind.SELF) || tree.text(object).equals("self")) {
      int type = functions.enclosing(callee);
      return type < 0 ? List.of() : methods(type, name, count);
    }
    if (isFunctional(name) && tree.is(object, Kind.NAME)) {
      // A variable that holds a function, called by the only method of its type.
      String variable = tree.symbolText(object);
      for (int at = functions.enclosing(callee); at >= 0; at = functions.enclosing(at)) {
        int function = functions.method(at, variable, count);
        if (function >= 0 && tree.is(function, Kind.LAMBDA)) {
          return List.of(new Target(walk, function));
        }
      }
    }
    String type = type(object);
    List<Target> all = type == null ? List.of() : methods(type, name, count);
    return all.isEmpty() ? elsewhere(callee, name, count) : all;
  }

  /// The function that the variable or parameter that is called holds, or that stands there.
  private @Nullable Target held(int callee) {
    if (tree.is(callee, Kind.LAMBDA)) {
      return new Target(walk, callee);
    }
    int object =
        tree.is(callee, Kind.MEMBER)
                && (isFunctional(tree.symbolText(tree.child(callee, 1)))
                    || tree.is(callee + 1, Kind.SELF))
            ? tree.is(callee + 1, Kind.SELF) ? callee : callee + 1
            : callee;
    String path = walk.path(object);
    return path != null
            && walk.state.constant(path + FunctionValue.PART) instanceof FunctionValue it
        ? new Target(it.walk(), it.function())
        : null;
  }

  private static boolean isFunctional(String method) {
    return switch (method) {
      case "apply", "accept", "test", "get", "run", "call", "applyAsInt", "invoke" -> true;
      default -> false;
    };
  }

  /// A function outside of classes in another file: one that is imported, or of the same package.
  private List<Target> elsewhere(int callee, String name, int count) {
    boolean imported = walk.names.qualified(callee) != Names.NONE;
    boolean bare = tree.is(callee, Kind.NAME) && walk.names.variable(callee) == Names.NONE;
    if (!imported && !bare) {
      return List.of();
    }
    List<Target> all = new ArrayList<>();
    for (Walk other : walk.program.withFunction(walk.fileNumber, module(callee), name)) {
      int function = other.functions().function(name, count);
      if (function >= 0) {
        all.add(new Target(other, function));
      }
    }
    return all;
  }

  /// The module that an import says a function is of; empty where none does.
  private String module(int callee) {
    int qualified = walk.names.qualified(callee);
    String full = qualified == Names.NONE ? "" : tree.symbols().text(qualified);
    return full.substring(0, Math.max(0, full.lastIndexOf('.')));
  }

  private @Nullable String type(int object) {
    if (tree.is(object, Kind.NEW)) {
      return Functions.simpleName(tree.text(object + 1));
    }
    String path = walk.path(object);
    if (path != null && walk.state.constant(path + Containers.TYPE) instanceof String type) {
      return type;
    }
    int known = walk.names.type(object);
    if (known >= 0) {
      return Functions.simpleName(tree.symbols().text(known));
    }
    if (tree.is(object, Kind.MEMBER)
        && (tree.is(object + 1, Kind.SELF) || tree.text(object + 1).equals("self"))) {
      int around = functions.enclosing(object);
      String kept =
          around < 0 ? null : functions.fieldType(around, tree.symbolText(tree.child(object, 1)));
      if (kept != null) {
        return kept;
      }
    }
    String text = tree.text(object);
    return tree.is(object, Kind.NAME) || tree.is(object, Kind.MEMBER)
        ? Functions.simpleName(text)
        : null;
  }

  private List<Target> methods(int type, String name, int count) {
    AskedHere question = new AskedHere(type, name, count);
    List<Target> known = answeredHere.get(question);
    if (known == null) {
      known = methods(walk, type, name, count, 0);
      answeredHere.put(question, known);
    }
    return known;
  }

  private List<Target> methods(String type, String name, int count) {
    Asked question = new Asked(type, name, count);
    List<Target> known = answered.get(question);
    if (known == null) {
      known = methods(type, name, count, 0);
      answered.put(question, known);
    }
    return known;
  }

  private List<Target> methods(String type, String name, int count, int depth) {
    Integer own = functions.classes().get(type);
    if (own != null) {
      return methods(walk, own, name, count, depth);
    }
    List<Target> all = new ArrayList<>();
    for (Walk other : walk.program.declaring(walk.fileNumber, type)) {
      Integer there = other.functions().classes().get(type);
      if (there != null) {
        all.addAll(methods(other, there, name, count, depth));
      }
    }
    return all;
  }

  /// The method of a class or of one of its bases; for a type that only declares it, that of the
  /// only class that extends it.
  private static List<Target> methods(Walk walk, int type, String name, int count, int depth) {
    int function = walk.functions().method(type, name, count);
    if (function >= 0) {
      return List.of(new Target(walk, function));
    }
    if (depth > MAX_BASES) {
      return List.of();
    }
    for (String base : walk.functions().bases(type)) {
      List<Target> all = walk.dispatch.methods(base, name, count, depth + 1);
      if (!all.isEmpty()) {
        return all;
      }
    }
    String only = walk.program.onlyExtending(walk.tree.symbolText(walk.tree.child(type, 1)));
    return only == null ? List.of() : walk.dispatch.methods(only, name, count, depth + 1);
  }
}
