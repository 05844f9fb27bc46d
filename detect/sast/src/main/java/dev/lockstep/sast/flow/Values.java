package dev.lockstep.sast.flow;

import dev.lockstep.sast.library.Model;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What expressions carry.
final class Values {
  private final Walk walk;
  private final Tree tree;
  private final Labels labels;
  private final Scalars scalars;
  private final Map<Integer, Taint> evaluated = new HashMap<>();
  private int held = -1;
  private Taint heldTaint = Taint.NONE;

  Values(Walk walk, Labels labels) {
    this.walk = walk;
    this.tree = walk.tree;
    this.labels = labels;
    this.scalars = new Scalars(walk.tree, walk.names);
  }

  /// What an expression carried when it was evaluated last.
  Taint of(int node) {
    return evaluated.getOrDefault(node, Taint.NONE);
  }

  /// What a node carries; sinks in it are looked at.
  Taint evaluate(int node) {
    if (!walk.steps().enter()) {
      return Taint.NONE;
    }
    Taint taint = inner(node);
    if (walk.spots.isClean(node) || (walk.deep && walk.guards.isJudged(node))) {
      taint = Taint.NONE;
    } else {
      taint = labels.sourced(node, taint);
    }
    taint = labels.propagate(node, taint);
    labels.sink(node, taint);
    String path = walk.spots.isCleaned(node) ? walk.path(node) : null;
    if (path != null) {
      walk.state.set(path, Taint.NONE);
    }
    walk.steps().leave();
    if (walk.deep) {
      evaluated.put(node, taint);
    }
    return taint;
  }

  private Taint inner(int node) {
    return switch (tree.kind(node)) {
      case NAME, SELF -> read(node);
      case MEMBER -> member(node);
      case INDEX -> index(node);
      case CALL -> call(node);
      case NEW -> creation(node);
      case ASSIGN -> walk.stores.assign(node);
      case VARIABLE -> walk.stores.variable(node);
      case LAMBDA -> {
        walk.lambda(node);
        yield Taint.NONE;
      }
      case FUNCTION -> {
        if (!Statements.isStatement(tree.kind(tree.parent(node)))) {
          walk.lambda(node);
        }
        yield Taint.NONE;
      }
      case STATEMENT_EXPRESSION -> {
        if (tree.is(node + 1, Kind.FUNCTION)) {
          walk.lambda(node + 1);
        } else if (walk.deep) {
          yield chosen(node);
        } else {
          walk.statement(node + 1);
        }
        yield Taint.NONE;
      }
      case CONDITIONAL -> {
        evaluate(node + 1);
        Boolean truth = walk.deep ? walk.known.truth(node + 1) : null;
        if (truth != null) {
          yield evaluate(tree.child(node, truth ? 1 : 2));
        }
        yield walk.deep
            ? checked(
                node + 1, () -> evaluate(tree.child(node, 1)), () -> evaluate(tree.child(node, 2)))
            : evaluate(tree.child(node, 1)).and(evaluate(tree.child(node, 2)));
      }
      case BINARY -> binary(node);
      case TEMPLATE -> walk.beginnings.matter() ? walk.beginnings.template(node) : all(node);
      case UPDATE -> {
        Taint taint = all(node);
        String path = walk.path(node + 1);
        if (path != null) {
          walk.state.constant(path, null);
        }
        yield taint;
      }
      case COMPREHENSION -> comprehension(node);
      case CLASS -> Taint.NONE;
      case NAMED_ARGUMENT -> evaluate(tree.child(node, 1));
      case PAIR -> {
        boolean plain = tree.is(node + 1, Kind.NAME) && !(walk.deep && hasNameKeys());
        Taint key = plain ? Taint.NONE : evaluate(node + 1);
        Taint value = evaluate(tree.child(node, 1));
        yield walk.deep ? value.and(key) : value;
      }
      case YIELD -> {
        Taint taint = all(node);
        if (walk.frame != null) {
          walk.frame.yielded(taint, walk.state);
        }
        yield taint;
      }
      case TYPE_TEST -> {
        Taint taint = evaluate(node + 1);
        int pattern = tree.child(node, 1);
        if (walk.deep && tree.is(pattern, Kind.BINDING)) {
          walk.stores.store(tree.child(pattern, 1), taint);
        }
        yield walk.deep ? Taint.NONE : taint.and(evaluate(pattern));
      }
      case CAST -> {
        Taint taint = evaluate(tree.child(node, 1));
        yield walk.safeNumbers && scalars.isScalar(node) ? Taint.NONE : taint;
      }
      case UNARY -> {
        Taint taint = all(node);
        yield walk.deep && scalars.isLogical(node) ? Taint.NONE : taint;
      }
      case TYPE, NONE, EMPTY -> Taint.NONE;
      case NUMBER, STRING, BOOLEAN, NULL, CHARACTER -> Taint.NONE;
      default -> all(node);
    };
  }

  private Taint all(int node) {
    Taint all = Taint.NONE;
    for (int child = node + 1; child < tree.next(node); child = tree.next(child)) {
      if (Statements.isStatement(tree.kind(child)) && !tree.is(child, Kind.FUNCTION)) {
        walk.statement(child);
      } else {
        all = all.and(evaluate(child));
      }
    }
    return all;
  }

  private Taint read(int node) {
    if (walk.safeNumbers && scalars.isScalar(node)) {
      return Taint.NONE;
    }
    String path = walk.path(node);
    return path == null ? Taint.NONE : walk.state.whole(path);
  }

  private Taint member(int node) {
    Taint object = held == node + 1 ? heldTaint : evaluate(node + 1);
    String path = walk.path(node);
    return path == null ? object : carried(node, path);
  }

  private Taint index(int node) {
    Taint object = evaluate(node + 1);
    int index = tree.next(node + 1);
    Taint inside = Taint.NONE;
    for (int i = index; i < tree.next(node); i = tree.next(i)) {
      inside = inside.and(evaluate(i));
    }
    if (walk.safeIndexes) {
      inside = Taint.NONE;
    }
    String path = walk.path(node);
    if (walk.deep && (path == null || path.endsWith("[*"))) {
      // What lies under a key was there before.
      return object;
    }
    return path == null || path.endsWith("[*")
        ? object.and(inside)
        : carried(node, path).and(walk.deep ? Taint.NONE : inside);
  }

  /// What a field or element and its parts carry: its own, else what it has from its object.
  private Taint carried(int node, String path) {
    return itself(node, path).and(walk.state.parts(path));
  }

  private Taint itself(int node, String path) {
    Taint exactly = walk.state.exactly(path);
    return exactly == null ? holder(node + 1) : exactly;
  }

  /// What a place carries by itself, whatever its fields and elements do.
  Taint holder(int node) {
    String path = walk.path(node);
    Taint taint =
        switch (tree.kind(node)) {
          case NAME, SELF -> path == null ? Taint.NONE : walk.state.get(path);
          case MEMBER, INDEX -> path == null ? Taint.NONE : itself(node, path);
          case CAST -> holder(tree.child(node, 1));
          default -> Taint.NONE;
        };
    return walk.spots.isClean(node) ? Taint.NONE : labels.sourced(node, taint);
  }

  private Taint call(int node) {
    int callee = node + 1;
    int arguments = tree.next(callee);
    Taint object;
    if (tree.is(callee, Kind.MEMBER)) {
      object = evaluate(callee + 1);
      // A chain of calls would double with each link if the object were evaluated again.
      held = callee + 1;
      heldTaint = object;
      object = object.and(evaluate(callee));
      held = -1;
    } else {
      object = evaluate(callee);
    }
    if (walk.deep) {
      Taint result = deeper(node, callee, arguments, object);
      return walk.beginnings.matter() ? walk.beginnings.formatted(node, result) : result;
    }
    Taint given = evaluate(arguments);
    if (walk.safeFunctions) {
      Taint all = object.and(given);
      labels.sink(node, all);
      return Taint.NONE;
    }
    return object.and(given);
  }

  /// What a call gives by what is known of the function: the model of a library first, where the
  /// file names it in full, then its code, then what methods of this name do.
  private Taint deeper(int node, int callee, int arguments, Taint object) {
    Model named = walk.library.function(callee);
    Model method = named == null ? walk.library.method(callee) : null;
    Model model = named == null ? method : named;
    Taint given =
        walk.callbacks.isIn(arguments)
            ? walk.callbacks.arguments(
                arguments,
                () -> walk.library.toCallbacks(model, arguments, object),
                model != null && model.callsBack())
            : evaluate(arguments);
    if (walk.safeFunctions) {
      labels.sink(node, object.and(given));
      return Taint.NONE;
    }
    String path = tree.is(callee, Kind.MEMBER) ? walk.path(builder(callee + 1)) : null;
    if (named != null) {
      return walk.library.apply(named, arguments, object, path);
    }
    Taint result = walk.calls.followed(node, callee, arguments, object);
    if (result == null && tree.is(callee, Kind.MEMBER)) {
      result = walk.creations.accessed(callee, arguments, path);
    }
    if (result == null && path != null) {
      String name = tree.symbolText(tree.child(callee, 1));
      result = walk.containers.call(path, name, arguments, given);
    }
    if (result == null && method != null) {
      return walk.library.apply(method, arguments, object, path);
    }
    return result == null ? unknown(node, callee, object, given) : result;
  }

  /// The object that a chain of calls builds on: each gives back the one that it was called on.
  private int builder(int object) {
    int at = object;
    while (tree.is(at, Kind.CALL) && tree.is(at + 1, Kind.MEMBER)) {
      switch (tree.symbolText(tree.child(at + 1, 1))) {
        case "append", "insert", "appendCodePoint" -> at = at + 2;
        default -> {
          return object;
        }
      }
    }
    return at;
  }

  /// What a call gives of which nothing is known: all that it gets, but for tests, and for what is
  /// waited for from an object, or looked up there by a key: that comes from elsewhere, as rows of
  /// a database do.
  private Taint unknown(int node, int callee, Taint object, Taint given) {
    if (Scalars.isTest(tree, callee)) {
      return Taint.NONE;
    }
    boolean elsewhere =
        tree.is(callee, Kind.MEMBER)
            && (isAwaited(node) || isLookup(tree.symbolText(tree.child(callee, 1))));
    return elsewhere ? object : object.and(given);
  }

  /// `get` is a lookup in Python; elsewhere it also makes things, as `Paths.get` does.
  private boolean isLookup(String name) {
    return Lookups.isByKey(name) || (name.equals("get") && tree.language() == Language.PYTHON);
  }

  private boolean isAwaited(int node) {
    int parent = tree.parent(node);
    if (tree.is(parent, Kind.MEMBER) && parent + 1 == node) {
      String method = tree.symbolText(tree.child(parent, 1));
      return method.equals("then") && tree.is(tree.parent(parent), Kind.CALL);
    }
    return tree.is(parent, Kind.AWAIT);
  }

  private Taint creation(int node) {
    Taint given = Taint.NONE;
    for (int child = tree.next(node + 1); child < tree.next(node); child = tree.next(child)) {
      if (tree.is(child, Kind.BLOCK)) {
        for (int member = child + 1; member < tree.next(child); member = tree.next(member)) {
          if (tree.is(member, Kind.FUNCTION)) {
            walk.lambda(member);
          }
        }
      } else {
        given = given.and(evaluate(child));
      }
    }
    if (walk.safeFunctions) {
      labels.sink(node, given);
      return Taint.NONE;
    }
    Model model = walk.deep ? walk.library.creation(node) : null;
    return model == null || !tree.is(tree.next(node + 1), Kind.ARGUMENTS)
        ? given
        : walk.library.apply(model, tree.next(node + 1), Taint.NONE, null);
  }

  /// Whether a name as a key is a variable.
  private boolean hasNameKeys() {
    return tree.language() == Language.PYTHON;
  }

  /// What either of two values carries, each where a test holds or does not hold.
  private Taint checked(int test, Supplier<Taint> holds, Supplier<Taint> otherwise) {
    List<String> first = walk.guards.checked(test);
    List<String> second = walk.guards.checkedOtherwise(test);
    if (first.isEmpty() && second.isEmpty()) {
      return holds.get().and(otherwise.get());
    }
    State before = walk.state.copy();
    first.forEach(walk.guards::passed);
    Taint taint = holds.get();
    walk.state = before.copy();
    second.forEach(walk.guards::passed);
    taint = taint.and(otherwise.get());
    // What was checked holds for this expression alone.
    walk.state = before;
    return taint;
  }

  /// What a statement gives that stands where an expression does: a switch gives what its cases do.
  private Taint chosen(int node) {
    Frame outer = walk.frame;
    Frame own = new Frame();
    walk.frame = own;
    walk.statement(node + 1);
    walk.frame = outer;
    Taint all = own.yields();
    if (!tree.is(node + 1, Kind.SWITCH)) {
      return all;
    }
    for (int c = tree.next(node + 2); c < tree.next(node + 1); c = tree.next(c)) {
      int body = tree.is(c, Kind.CASE) ? tree.child(c, 2) : 0;
      boolean one = body > 0 && tree.is(body, Kind.BLOCK) && tree.childCount(body) == 1;
      if (one && tree.is(body + 1, Kind.EXPRESSION_STATEMENT) && !tree.is(body + 2, Kind.YIELD)) {
        all = all.and(of(body + 2));
      }
    }
    return all;
  }

  private Taint binary(int node) {
    Taint left = evaluate(node + 1);
    int second = tree.child(node, 1);
    Taint both =
        left.and(
            switch (walk.deep ? tree.symbolText(node) : "") {
              case "&&" -> checked(node + 1, () -> evaluate(second), () -> Taint.NONE);
              case "||" -> checked(node + 1, () -> Taint.NONE, () -> evaluate(second));
              default -> evaluate(second);
            });
    boolean compares =
        switch (tree.symbolText(node)) {
          case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "is", "is not", "in", "not in" ->
              true;
          default -> false;
        };
    boolean safe =
        walk.deep && (compares || scalars.isLogical(node)) || compares && walk.safeComparisons;
    if (walk.beginnings.matter()) {
      return safe ? Taint.NONE : walk.beginnings.joined(node, left, both);
    }
    return safe ? Taint.NONE : both;
  }

  private Taint comprehension(int node) {
    for (int clause = tree.next(node + 1); clause < tree.next(node); clause = tree.next(clause)) {
      if (tree.is(clause, Kind.COMPREHENSION_FOR)) {
        walk.stores.store(clause + 1, evaluate(tree.child(clause, 1)));
      } else {
        evaluate(clause + 1);
      }
    }
    return evaluate(node + 1);
  }
}
