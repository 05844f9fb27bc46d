package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// New objects of the project's classes: what their constructors keep in which field.
final class Creations {
  private final Walk walk;
  private final Tree tree;

  Creations(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// Keeps what is known of a new object's fields at its place.
  ///
  /// @return whether its class says it
  boolean kept(String path, int value) {
    int made = tree.is(value, Kind.UNARY) && tree.symbolText(value).equals("&") ? value + 1 : value;
    if (tree.is(made, Kind.NEW)) {
      int arguments = tree.next(made + 1);
      boolean body = tree.is(tree.child(made, 2), Kind.BLOCK);
      return tree.is(arguments, Kind.ARGUMENTS)
          && !body
          && (tree.language() == Language.GO
              ? literal(path, arguments)
              : constructed(path, made + 1, arguments));
    }
    boolean call = tree.is(made, Kind.CALL) && tree.language() == Language.PYTHON;
    return call && constructed(path, made + 1, tree.next(made + 1));
  }

  /// A composite literal of Go: fields and constant keys by themselves.
  private boolean literal(String path, int arguments) {
    for (int entry = arguments + 1; entry < tree.next(arguments); entry = tree.next(entry)) {
      if (!tree.is(entry, Kind.PAIR)
          || !(tree.is(entry + 1, Kind.NAME) || tree.is(entry + 1, Kind.STRING))) {
        return false;
      }
    }
    walk.state.set(path, Taint.NONE);
    for (int entry = arguments + 1; entry < tree.next(arguments); entry = tree.next(entry)) {
      walk.state.set(path + "." + tree.symbolText(entry + 1), walk.values.of(tree.child(entry, 1)));
    }
    return true;
  }

  private boolean constructed(String path, int type, int arguments) {
    String name = Functions.simpleName(tree.text(type));
    int count = tree.childCount(arguments);
    Dispatch.Target constructor = walk.dispatch.constructor(name, count);
    if (constructor != null) {
      walk.state.set(path, Taint.NONE);
      walk.calls.construct(constructor, path, arguments);
      return true;
    }
    Integer node = walk.functions().classes().get(name);
    return node != null && tree.is(node, Kind.CLASS) && fields(path, node, arguments);
  }

  /// The components of a record, or the fields of a class that has no constructor of its own, in
  /// their order.
  private boolean fields(String path, int type, int arguments) {
    int count = tree.childCount(arguments);
    int from = tree.is(type, Kind.CLASS) ? tree.child(type, 5) : -1;
    boolean record = from >= 0 && tree.is(from, Kind.PARAMETERS);
    int holder = record ? from : tree.child(type, 4);
    if (count == 0 || (!record && !isData(type))) {
      return false;
    }
    walk.state.set(path, Taint.NONE);
    int index = 0;
    for (int field = holder + 1; field < tree.next(holder); field = tree.next(field)) {
      if (tree.is(field, Kind.PARAMETER) || tree.is(field, Kind.VARIABLE)) {
        String name = tree.text(tree.child(field, 1));
        int argument = argument(arguments, index++, name);
        if (argument >= 0) {
          walk.state.set(path + "." + name, walk.values.of(argument));
        }
      }
    }
    return true;
  }

  /// Whether a class is one of Python's that only hold data.
  private boolean isData(int type) {
    int modifiers = tree.child(type, 0);
    return tree.language() == Language.PYTHON
        && (tree.text(modifiers).contains("dataclass")
            || walk.functions().bases(type).contains("NamedTuple"));
  }

  private int argument(int arguments, int index, String name) {
    int at = 0;
    for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
      if (tree.is(a, Kind.NAMED_ARGUMENT)) {
        if (tree.symbolText(a + 1).equals(name)) {
          return tree.child(a, 1);
        }
      } else if (at == index) {
        return a;
      }
      at++;
    }
    return -1;
  }

  /// What a method without arguments gives that is named like a field that is known: an accessor of
  /// a record. Null where it is none.
  @Nullable Taint accessed(int callee, int arguments, @Nullable String path) {
    if (path == null || tree.childCount(arguments) > 0) {
      return null;
    }
    String field = path + "." + tree.symbolText(tree.child(callee, 1));
    return walk.state.exactly(field) == null ? null : walk.state.whole(field);
  }
}
