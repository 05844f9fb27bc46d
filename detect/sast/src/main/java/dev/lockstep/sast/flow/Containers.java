package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/// Maps and lists, as far as their keys and indices are constant, and what methods store in their
/// object. The names of the methods are those that the libraries of all languages share.
final class Containers {
  static final String SIZE = ".#size";

  /// What the class of an object is kept under.
  static final String TYPE = ".#type";

  private static final int MAX_SIZE = 100;

  private final Walk walk;
  private final Tree tree;

  Containers(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// What a call of a method gives, as far as it is about a container; null where it is not.
  ///
  /// @param object the path of its object
  /// @param given what all arguments carry together
  @Nullable Taint call(String object, String method, int arguments, Taint given) {
    int count = tree.childCount(arguments);
    int first = arguments + 1;
    return switch (method) {
      case "put", "setProperty", "setAttribute", "set", "putIfAbsent" ->
          count >= 2 ? put(object, arguments, count) : null;
      case "get", "getProperty", "getOrDefault", "getAttribute", "elementAt", "at" ->
          count >= 1 ? get(object, arguments, count) : null;
      case "getFirst", "firstElement", "element", "peek" -> count == 0 ? element(object, 0) : null;
      case "add", "append", "addElement", "push", "addLast", "offer" ->
          count == 1 ? add(object, first, given) : stored(object, given);
      case "addFirst",
          "insert",
          "unshift",
          "addAll",
          "extend",
          "putAll",
          "write",
          "writeBytes",
          "concat",
          "appendChild" ->
          stored(object, given);
      case "update" -> tree.language() == Language.PYTHON ? stored(object, given) : null;
      case "remove", "pop", "removeAt" -> count == 1 ? remove(object, first) : null;
      case "clear" -> {
        walk.state.set(object, Taint.NONE);
        walk.state.constant(object + SIZE, 0L);
        yield Taint.NONE;
      }
      default -> null;
    };
  }

  /// A new container in a variable.
  void made(String path, int value) {
    if (tree.is(value, Kind.NEW) && tree.childCount(value) > 1) {
      int arguments = tree.child(value, 1);
      String type = tree.text(value + 1);
      boolean list = type.contains("List") || type.contains("Vector") || type.contains("Deque");
      if (list && tree.is(arguments, Kind.ARGUMENTS) && tree.childCount(arguments) == 0) {
        walk.state.constant(path + SIZE, 0L);
      }
    } else if (tree.is(value, Kind.ARRAY) && tree.childCount(value) <= MAX_SIZE) {
      walk.state.constant(path + SIZE, (long) tree.childCount(value));
    }
  }

  private Taint put(String object, int arguments, int count) {
    Taint value = walk.values.of(tree.child(arguments, count - 1));
    String key = key(arguments, count - 1);
    if (key == null) {
      walk.state.add(object, value);
    } else {
      walk.state.set(object + key, value);
      walk.state.constant(object + key, walk.known.of(tree.child(arguments, count - 1)));
    }
    return Taint.NONE;
  }

  private @Nullable Taint get(String object, int arguments, int count) {
    String all = key(arguments, count);
    String withDefault = count >= 2 ? key(arguments, count - 1) : null;
    String key = all != null && knows(object + all) ? all : withDefault != null ? withDefault : all;
    if (key == null || !knows(object + key)) {
      return null;
    }
    return walk.state.whole(object + key);
  }

  private boolean knows(String path) {
    return walk.state.exactly(path) != null;
  }

  private @Nullable Taint element(String object, int index) {
    String path = object + "[" + index;
    return knows(path) ? walk.state.whole(path) : null;
  }

  private Taint add(String object, int value, Taint given) {
    Object size = walk.state.constant(object + SIZE);
    if (size instanceof Long known && known < MAX_SIZE) {
      walk.state.set(object + "[" + known, walk.values.of(value));
      walk.state.constant(object + SIZE, known + 1);
      return walk.state.whole(object);
    }
    return stored(object, given);
  }

  private Taint stored(String object, Taint given) {
    walk.state.add(object, given);
    walk.state.constant(object + SIZE, null);
    return walk.state.whole(object);
  }

  private @Nullable Taint remove(String object, int index) {
    Object size = walk.state.constant(object + SIZE);
    Object at = walk.known.of(index);
    if (!(size instanceof Long length)
        || !(at instanceof Long from)
        || from < 0
        || from >= length) {
      walk.state.constant(object + SIZE, null);
      return null;
    }
    Taint removed = walk.state.whole(object + "[" + from);
    for (long i = from; i + 1 < length; i++) {
      walk.state.move(object + "[" + (i + 1), object + "[" + i);
    }
    walk.state.set(object + "[" + (length - 1), Taint.NONE);
    walk.state.constant(object + SIZE, length - 1);
    return removed;
  }

  /// The first `count` arguments as parts of a path, null where one is no constant.
  private @Nullable String key(int arguments, int count) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Object value = walk.known.of(tree.child(arguments, i));
      if (value == null || value instanceof Boolean) {
        return null;
      }
      key.append(value instanceof Long ? "[" : ".")
          .append(String.valueOf(value).replace('.', '\u0001').replace('[', '\u0002'));
    }
    return key.toString();
  }
}
