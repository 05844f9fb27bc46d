package dev.lockstep.sast.flow;

import dev.lockstep.sast.library.Library;
import dev.lockstep.sast.library.Model;
import dev.lockstep.sast.library.Port;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// Calls of functions that a library has: what their models say of data.
final class LibraryCalls {
  private static final String NODE = "node:";

  private final Walk walk;
  private final Tree tree;
  private final Library library;

  LibraryCalls(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
    this.library = walk.code.library();
  }

  /// The model of a function that is named in full by what the file imports or the language has;
  /// null where there is none.
  @Nullable Model function(int callee) {
    String name = simpleName(callee);
    if (name == null || !library.knows(name)) {
      return null;
    }
    int qualified = walk.names.qualified(callee);
    if (qualified != Names.NONE) {
      String full = tree.symbols().text(qualified);
      int dot = full.lastIndexOf('.');
      String owner = dot < 0 ? "" : full.substring(0, dot);
      return library.function(
          owner.startsWith(NODE) ? owner.substring(NODE.length()) : owner, full.substring(dot + 1));
    }
    if (tree.is(callee, Kind.NAME)) {
      boolean declared = walk.names.variable(callee) != Names.NONE;
      return declared || walk.functions().names().contains(name)
          ? null
          : library.function("", name);
    }
    int object = callee + 1;
    boolean plain = tree.is(object, Kind.NAME) && walk.names.variable(object) == Names.NONE;
    return plain ? library.function(tree.symbolText(object), name) : null;
  }

  /// The model of a method by what is known of the type of its object; null where there is none.
  @Nullable Model method(int callee) {
    String name = tree.is(callee, Kind.MEMBER) ? simpleName(callee) : null;
    if (name == null || !library.knows(name)) {
      return null;
    }
    String type = walk.dispatch.declared(callee + 1);
    return library.method(type == null ? "" : type, name);
  }

  /// The model of what makes an object; null where there is none.
  @Nullable Model creation(int node) {
    if (!library.knows("new")) {
      return null;
    }
    int qualified = walk.names.qualified(node + 1);
    String type =
        qualified == Names.NONE
            ? Functions.simpleName(tree.text(node + 1))
            : tree.symbols().text(qualified);
    return type.isEmpty() ? null : library.function(type, "new");
  }

  private @Nullable String simpleName(int callee) {
    return switch (tree.kind(callee)) {
      case NAME -> tree.symbolText(callee);
      case MEMBER -> tree.symbolText(tree.child(callee, 1));
      default -> null;
    };
  }

  /// What a call gives by its model; what it leaves in its object and arguments is kept.
  ///
  /// @param object what the object carries
  /// @param path of the object, null where it has none
  Taint apply(Model model, int arguments, Taint object, @Nullable String path) {
    if (model.cleans().stream().anyMatch(walk.spots.weaknesses()::contains)) {
      return Taint.NONE;
    }
    if (model.ways().isEmpty() && !walk.safeNumbers) {
      return object.and(from(Port.ARGUMENTS, arguments, object));
    }
    Taint result = Taint.NONE;
    for (Model.Way way : model.ways()) {
      Taint from = from(way.from(), arguments, object);
      if (from.isNone()) {
        continue;
      }
      if (way.to().equals(Port.RESULT)) {
        result = result.and(from);
      } else if (way.to().equals(Port.OBJECT)) {
        left(path, from);
      } else if (way.to().number() >= 0 && way.to().number() < tree.childCount(arguments)) {
        left(walk.path(place(tree.child(arguments, way.to().number()))), from);
      }
    }
    return result;
  }

  /// What an argument points to.
  private int place(int argument) {
    return tree.is(argument, Kind.UNARY) && tree.symbolText(argument).equals("&")
        ? argument + 1
        : argument;
  }

  private void left(@Nullable String path, Taint taint) {
    if (path != null) {
      walk.state.add(path, taint);
    }
  }

  private Taint from(Port port, int arguments, Taint object) {
    if (port.equals(Port.OBJECT)) {
      return object;
    }
    boolean all = port.equals(Port.ARGUMENTS);
    // Where none of them can be seen, it is as if they gave what they get.
    boolean callbacks = port.equals(Port.CALLBACK) && walk.callbacks.isIn(arguments);
    all |= port.equals(Port.CALLBACK) && !callbacks;
    Taint taint = Taint.NONE;
    int index = 0;
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (callbacks) {
        taint = taint.and(walk.callbacks.result(a));
      } else if (all || index == port.number()) {
        taint = taint.and(walk.values.of(a));
      }
      index++;
    }
    return taint;
  }

  /// What the functions among the arguments get: what a model says, else what the object carries.
  Taint toCallbacks(@Nullable Model model, int arguments, Taint object) {
    if (model == null) {
      return object;
    }
    Taint taint = Taint.NONE;
    for (Model.Way way : model.ways()) {
      if (way.to().equals(Port.CALLBACK) && !way.from().equals(Port.CALLBACK)) {
        taint = taint.and(from(way.from(), arguments, object));
      }
    }
    return taint;
  }
}
