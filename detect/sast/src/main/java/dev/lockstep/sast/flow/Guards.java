package dev.lockstep.sast.flow;

import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tests after which a value is no longer anything that somebody sent: where the one branch ends,
/// the other one has passed the test.
final class Guards {
  /// What the value was made from by a call, as in `url = parse(text)`.
  static final String FROM = ".#from";

  /// What a truth was made from by a look into a map, as in `_, ok := allowed[x]`.
  static final String TESTS = ".#tests";

  /// What a truth or error was made from by a function that tests it, as in `err := check(x)`;
  /// that has passed where it is false or nothing.
  static final String REFUSES = ".#refuses";

  /// Before the text of an expression that has passed a test, as in `if safe(request.get("x"))`.
  private static final String JUDGED = "?";

  /// That a place has passed a test since it was written to.
  private static final String PASSED = ".#passed";

  private final Walk walk;
  private final Tree tree;
  private final Map<String, Verdicts> verdicts = new HashMap<>();
  private boolean judges;

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

  /// Whether a value counts as true where that is plain to see; null where it is not.
  @Nullable Boolean truth(int value) {
    if (tree.is(value, Kind.NULL)) {
      return false;
    }
    boolean error = tree.is(value, Kind.CALL) || tree.is(value, Kind.UNARY);
    if (error && tree.language() == Language.GO && isError(value)) {
      return true;
    }
    return tree.is(value, Kind.BOOLEAN)
        ? (Boolean) tree.symbolText(value).equals("true")
        : walk.known.truth(value);
  }

  /// `errors.New(...)`, `fmt.Errorf(...)`
  private boolean isError(int value) {
    String text = tree.is(value, Kind.CALL) ? tree.text(value + 1) : "";
    return text.equals("errors.New") || text.equals("fmt.Errorf");
  }

  /// Notes that what a place holds has passed a test.
  void passed(String path) {
    if (path.startsWith(JUDGED)) {
      walk.state.constant(path, true);
      return;
    }
    walk.state.set(path, Taint.NONE);
    walk.state.constant(path + PASSED, true);
  }

  /// Whether what a place holds has passed a test wherever a state was reached.
  static boolean hasPassed(State state, String path) {
    return state.constant(path + PASSED) != null;
  }

  /// What a value passes on that has passed a test: it, and what it was made from.
  List<String> tested(int value) {
    List<String> paths = new ArrayList<>();
    add(value, paths);
    return paths;
  }

  /// Keeps which place the value of a test is about.
  void kept(String path, int value) {
    walk.state.constant(path + TESTS, about(value, true));
    walk.state.constant(path + REFUSES, about(value, false));
  }

  private @Nullable String about(int value, boolean holds) {
    List<String> paths = new ArrayList<>();
    switch (tree.kind(value)) {
      case CALL, BINARY, UNARY -> collect(value, holds, paths);
      default -> {}
    }
    return paths.isEmpty() ? null : paths.getFirst();
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
        String path = walk.path(test);
        if (path != null
            && walk.state.constant(path + (holds ? TESTS : REFUSES)) instanceof String of) {
          addFrom(of, into);
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
        } else {
          unlessNothing(left, right, true, into);
        }
      }
      case "&&" -> {
        if (holds) {
          collect(left, true, into);
          collect(right, true, into);
        } else {
          unlessNothing(left, right, false, into);
        }
      }
      case "==", "===", "is" -> equal(left, right, holds, into);
      case "!=", "!==", "is not" -> equal(left, right, !holds, into);
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

  /// `x == null || matches(x)`: where nothing is there, nothing is wrong with it.
  private void unlessNothing(int left, int right, boolean holds, List<String> into) {
    String subject = subject(left, holds);
    if (subject != null) {
      List<String> paths = new ArrayList<>();
      collect(right, holds, paths);
      if (paths.contains(subject)) {
        into.addAll(paths);
      }
    }
  }

  /// The path of what is nothing where a test holds, or does not hold; null for other tests.
  private @Nullable String subject(int test, boolean holds) {
    return switch (tree.kind(test)) {
      case NAME, MEMBER -> holds ? null : walk.path(test);
      case UNARY -> tree.symbolText(test).equals("!") ? subject(test + 1, !holds) : null;
      case BINARY -> {
        boolean same =
            switch (tree.symbolText(test)) {
              case "==", "===", "is" -> holds;
              case "!=", "!==", "is not" -> !holds;
              default -> false;
            };
        int left = test + 1;
        int right = tree.child(test, 1);
        yield !same
            ? null
            : isNothing(right) ? walk.path(left) : isNothing(left) ? walk.path(right) : null;
      }
      default -> null;
    };
  }

  private boolean isNothing(int node) {
    return tree.is(node, Kind.NULL)
        || (tree.is(node, Kind.NAME) && tree.symbolText(node).equals("undefined"))
        || (walk.known.of(node) instanceof String text && text.isEmpty());
  }

  /// What is equal to a constant is that constant, and an error that is none lets pass what it was
  /// made for.
  private void equal(int left, int right, boolean holds, List<String> into) {
    int other = isFixedValue(right) ? left : isFixedValue(left) ? right : -1;
    if (other < 0) {
      if (holds && isFolder(left) && walk.values.of(right).isNone()) {
        add(left, into);
      }
      return;
    }
    if (isNothing(right) || isNothing(left)) {
      collect(other, !holds, into);
    }
    String path = holds ? walk.path(other) : null;
    if (path != null) {
      into.add(path);
    }
  }

  /// `path.parent`, which is compared with the folder that is meant.
  private boolean isFolder(int node) {
    return tree.is(node, Kind.MEMBER) && tree.symbolText(tree.child(node, 1)).equals("parent");
  }

  private boolean isFixedValue(int node) {
    return isNothing(node) || walk.known.of(node) != null;
  }

  /// `allowed.contains(x)`, `x.contains("..")`, `x.startsWith(root)`, `pattern.matches(x)`.
  private void call(int test, boolean holds, List<String> into) {
    int callee = test + 1;
    int arguments = tree.next(callee);
    for (int argument : walk.calls.tested(test, holds)) {
      add(tree.child(arguments, argument), into);
    }
    if (isJudge(callee, arguments, holds)) {
      for (int a = arguments + 1; a < tree.next(arguments); a = tree.next(a)) {
        add(a, into);
      }
    }
    if (!tree.is(callee, Kind.MEMBER)) {
      return;
    }
    int object = callee + 1;
    if (tree.childCount(arguments) == 0) {
      matcher(tree.symbolText(tree.child(callee, 1)), object, holds, into);
      return;
    }
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
      case "match" -> {
        if (holds && isWhole(arguments + 1)) {
          add(tree.childCount(arguments) == 1 ? object : last, into);
        }
      }
      case "equals", "equalsIgnoreCase" -> equal(object, last, holds, into);
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

  /// Whether a function is said to judge what it is given. What its code does is believed more, but
  /// where an address is judged: that is hardly ever plain to see.
  private boolean isJudge(int callee, int arguments, boolean holds) {
    return Verdicts.of(tree, callee, verdicts) == (holds ? Verdicts.FIT : Verdicts.UNFIT)
        && (walk.beginnings.matter()
            || walk.dispatch.targets(callee, tree.childCount(arguments)).isEmpty());
  }

  /// Whether a regular expression says how a text ends.
  private boolean isWhole(int regex) {
    String text =
        walk.known.of(regex) instanceof String known
            ? known
            : tree.text(regex).replaceFirst("/[a-z]*$", "");
    return text.startsWith("^") && text.endsWith("$")
        || text.startsWith("/^") && text.endsWith("$")
        || text.endsWith("\\Z");
  }

  /// `pattern.matcher(x).matches()`
  private void matcher(String method, int object, boolean holds, List<String> into) {
    if (holds && method.equals("matches") && tree.is(object, Kind.CALL)) {
      int made = tree.next(object + 1);
      boolean matcher =
          tree.is(object + 1, Kind.MEMBER)
              && tree.symbolText(tree.child(object + 1, 1)).equals("matcher");
      if (matcher && tree.childCount(made) == 1) {
        add(made + 1, into);
      }
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
      case NAME, MEMBER -> walk.path(node) != null && walk.values.of(node).isNone();
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

  /// Whether an expression that reads what somebody sent has passed a test as it stands.
  boolean isJudged(int node) {
    return judges && walk.state.constant(JUDGED + tree.text(node)) != null;
  }

  private void add(int node, List<String> into) {
    int at = tree.is(node, Kind.NAMED_ARGUMENT) ? tree.child(node, 1) : node;
    int whole = at;
    while (tree.is(at, Kind.INDEX)
        || tree.is(at, Kind.MEMBER)
        || (tree.is(at, Kind.CALL) && tree.is(at + 1, Kind.MEMBER))) {
      at = tree.is(at, Kind.CALL) ? at + 2 : at + 1;
    }
    addFrom(walk.path(at), into);
    if (at != whole) {
      judges = true;
      into.add(JUDGED + tree.text(whole));
    }
  }

  private void addFrom(@Nullable String first, List<String> into) {
    String path = first;
    for (int i = 0; path != null && i < 4; i++) {
      into.add(path);
      path = walk.state.constant(path + FROM) instanceof String from ? from : null;
    }
  }
}
