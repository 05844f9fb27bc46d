package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/// Tests after which a value is no longer anything that somebody sent: where the one branch ends,
/// the other one has passed the test.
final class Guards {
  /// What the value was made from by a call, as in `url = parse(text)`.
  static final String FROM = ".#from";

  /// What a truth was made from by a look into a map, as in `_, ok := allowed[x]`.
  static final String TESTS = ".#tests";

  private final Walk walk;
  private final Tree tree;

  Guards(Walk walk) {
    this.walk = walk;
    this.tree = walk.tree;
  }

  /// Paths that are checked where a test does not hold.
  List<String> checkedOtherwise(int test) {
    List<String> paths = new ArrayList<>();
    collect(test, false, paths);
    return paths;
  }

  /// Paths that are checked where a test holds.
  List<String> checked(int test) {
    List<String> paths = new ArrayList<>();
    collect(test, true, paths);
    return paths;
  }

  private void collect(int test, boolean holds, List<String> into) {
    switch (tree.kind(test)) {
      case UNARY -> {
        if (tree.symbolText(test).equals("!")) {
          collect(test + 1, !holds, into);
        }
      }
      case BINARY -> binary(test, holds, into);
      case CALL -> call(test, holds, into);
      case INDEX -> {
        // A map of what is allowed.
        if (holds && tree.language() == Language.GO && walk.values.of(test + 1).isNone()) {
          add(tree.next(test + 1), into);
        }
      }
      case NAME -> {
        String path = holds ? walk.path(test) : null;
        if (path != null && walk.state.constant(path + TESTS) instanceof String of) {
          into.add(of);
        }
      }
      default -> {}
    }
  }

  private void binary(int test, boolean holds, List<String> into) {
    int left = test + 1;
    int right = tree.child(test, 1);
    switch (tree.symbolText(test)) {
      case "||" -> {
        // Where it does not hold, neither side does.
        if (!holds) {
          collect(left, false, into);
          collect(right, false, into);
        }
      }
      case "&&" -> {
        if (holds) {
          collect(left, true, into);
          collect(right, true, into);
        }
      }
      case "in" -> {
        if (holds && isFixed(right)) {
          add(left, into);
        } else if (!holds && isSign(left)) {
          add(right, into);
        }
      }
      case "not in" -> {
        if (!holds && isFixed(right)) {
          add(left, into);
        } else if (holds && isSign(left)) {
          add(right, into);
        }
      }
      default -> {}
    }
  }

  /// `allowed.contains(x)`, `x.contains("..")`, `x.startsWith(root)`, `pattern.matches(x)`.
  private void call(int test, boolean holds, List<String> into) {
    int callee = test + 1;
    int arguments = tree.next(callee);
    if (!tree.is(callee, Kind.MEMBER) || tree.childCount(arguments) == 0) {
      return;
    }
    int object = callee + 1;
    int last = tree.child(arguments, tree.childCount(arguments) - 1);
    switch (tree.symbolText(tree.child(callee, 1))) {
      case "contains", "includes", "has", "containsKey" -> {
        if (holds && walk.values.of(object).isNone() && isKnown(object)) {
          add(last, into);
        } else if (!holds && isSign(arguments + 1)) {
          add(object, into);
        }
      }
      case "Contains", "ContainsAny" -> {
        // Of Go's packages: the text or list is what comes first.
        if (holds && walk.values.of(arguments + 1).isNone()) {
          add(last, into);
        } else if (!holds && isSign(last)) {
          add(arguments + 1, into);
        }
      }
      case "matches", "fullmatch", "test", "MatchString" -> {
        if (holds) {
          add(tree.childCount(arguments) == 1 && isText(last) ? object : last, into);
        }
      }
      case "startsWith", "startswith", "is_relative_to" -> {
        if (holds) {
          add(object, into);
        }
      }
      case "HasPrefix", "IsLocal" -> {
        if (holds) {
          add(arguments + 1, into);
        }
      }
      default -> {}
    }
  }

  /// A list that has a place, or is made where it stands of what is written out.
  private boolean isKnown(int object) {
    return walk.path(object) != null || tree.is(object, Kind.CALL);
  }

  private boolean isText(int node) {
    return walk.known.of(node) instanceof String;
  }

  /// Values that are written out.
  private boolean isFixed(int node) {
    return switch (tree.kind(node)) {
      case ARRAY, TUPLE, SET -> {
        for (int c = node + 1; c < tree.next(node); c = tree.next(c)) {
          if (walk.known.of(c) == null) {
            yield false;
          }
        }
        yield true;
      }
      default -> false;
    };
  }

  /// A text without letters and digits, such as a quote or `../`: what a value must not hold.
  private boolean isSign(int node) {
    return walk.known.of(node) instanceof String text
        && !text.isEmpty()
        && text.chars().noneMatch(Character::isLetterOrDigit);
  }

  private void add(int node, List<String> into) {
    int at = node;
    while (tree.is(at, Kind.INDEX)
        || tree.is(at, Kind.MEMBER)
        || (tree.is(at, Kind.CALL) && tree.is(at + 1, Kind.MEMBER))) {
      at = tree.is(at, Kind.CALL) ? at + 2 : at + 1;
    }
    String path = walk.path(at);
    for (int i = 0; path != null && i < 4; i++) {
      into.add(path);
      path = walk.state.constant(path + FROM) instanceof String from ? from : null;
    }
  }
}
