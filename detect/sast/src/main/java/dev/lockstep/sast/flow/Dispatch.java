package dev.lockstep.sast.flow;

import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which function a call leads to, by the names and types that are known where it stands.
final class Dispatch {
  private static final int MAX_BASES = 8;

  private final Walk walk;
  private final Tree tree;
  private final Functions functions;

  Dispatch(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.functions = walk.functions();
  }

  /// A function, and the walk of the file that it stands in.
  record Target(Walk walk, int function) {}

  /// The functions that a call may lead to; several where several classes implement a type.
  List<Target> targets(int callee, int count) {
    Target one = target(callee, count);
    if (one != null || !tree.is(callee, Kind.MEMBER)) {
      return one == null ? List.of() : List.of(one);
    }
    String type = type(callee + 1);
    if (type == null) {
      return List.of();
    }
    String name = tree.symbolText(tree.child(callee, 1));
    List<Target> all = new ArrayList<>();
    List<String> extending = walk.program.extending(type);
    for (String subtype : extending.isEmpty() ? functions.extending(type) : extending) {
      Target target = method(subtype, name, count, MAX_BASES);
      if (target != null) {
        all.add(target);
      }
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
    Walk there = own != null ? walk : walk.program.declaring(walk.fileNumber, type);
    Integer node = there == null ? null : there.functions().classes().get(type);
    int function = there == null || node == null ? -1 : there.functions().constructor(node, count);
    return there == null || function < 0 ? null : new Target(there, function);
  }

  @Nullable Target target(int callee, int count) {
    Target held = held(callee);
    if (held != null) {
      return held;
    }
    if (tree.is(callee, Kind.NAME)) {
      String name = tree.symbolText(callee);
      for (int type = functions.enclosing(callee); type >= 0; type = functions.enclosing(type)) {
        Target target = method(walk, type, name, count, 0);
        if (target != null) {
          return target;
        }
      }
      int function = functions.function(name, count);
      return function < 0 ? elsewhere(callee, name, count) : new Target(walk, function);
    }
    if (!tree.is(callee, Kind.MEMBER)) {
      return null;
    }
    String name = tree.symbolText(tree.child(callee, 1));
    int object = callee + 1;
    if (tree.is(object, Kind.SELF) || tree.text(object).equals("self")) {
      int type = functions.enclosing(callee);
      return type < 0 ? null : method(walk, type, name, count, 0);
    }
    if (isFunctional(name) && tree.is(object, Kind.NAME)) {
      // A variable that holds a function, called by the only method of its type.
      String variable = tree.symbolText(object);
      for (int at = functions.enclosing(callee); at >= 0; at = functions.enclosing(at)) {
        int function = functions.method(at, variable, count);
        if (function >= 0 && tree.is(function, Kind.LAMBDA)) {
          return new Target(walk, function);
        }
      }
    }
    String type = type(object);
    Target target = type == null ? null : method(type, name, count, 0);
    return target == null ? elsewhere(callee, name, count) : target;
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
  private @Nullable Target elsewhere(int callee, String name, int count) {
    boolean imported = walk.names.qualified(callee) != Names.NONE;
    boolean bare = tree.is(callee, Kind.NAME) && walk.names.variable(callee) == Names.NONE;
    if (!imported && !bare) {
      return null;
    }
    Walk other = walk.program.withFunction(walk.fileNumber, module(callee), name);
    int function = other == null ? -1 : other.functions().function(name, count);
    return other == null || function < 0 ? null : new Target(other, function);
  }

  /// The last part of the module that an import says a function is of; empty where none does.
  private String module(int callee) {
    int qualified = walk.names.qualified(callee);
    if (qualified == Names.NONE) {
      return "";
    }
    String full = tree.symbols().text(qualified);
    String owner = full.substring(0, Math.max(0, full.lastIndexOf('.')));
    return owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('/')) + 1);
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

  private @Nullable Target method(String type, String name, int count, int depth) {
    Integer own = functions.classes().get(type);
    if (own != null) {
      return method(walk, own, name, count, depth);
    }
    Walk other = walk.program.declaring(walk.fileNumber, type);
    Integer there = other == null ? null : other.functions().classes().get(type);
    if (other == null || there == null) {
      return null;
    }
    return method(other, there, name, count, depth);
  }

  /// The method of a class or of one of its bases; for a type that only declares it, that of the
  /// only class that extends it.
  private static @Nullable Target method(Walk walk, int type, String name, int count, int depth) {
    int function = walk.functions().method(type, name, count);
    if (function >= 0) {
      return new Target(walk, function);
    }
    if (depth > MAX_BASES) {
      return null;
    }
    for (String base : walk.functions().bases(type)) {
      Target target = walk.dispatch.method(base, name, count, depth + 1);
      if (target != null) {
        return target;
      }
    }
    String only = walk.program.onlyExtending(walk.tree.symbolText(walk.tree.child(type, 1)));
    return only == null ? null : walk.dispatch.method(only, name, count, depth + 1);
  }
}
