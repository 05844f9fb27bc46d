package dev.lockstep.sast.flow;

import dev.lockstep.sast.match.SourceFile;
import dev.lockstep.sast.rule.RuleOptions;
import dev.lockstep.source.names.Names;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What expressions carry.
abstract class Values {
  private static final int MAX_FIELDS = 5;
  private static final int MAX_NESTING = 600;

  final SourceFile file;
  final Tree tree;
  final Names names;
  final Spots spots;
  final RuleOptions options;

  /// Whether calls are followed, and constants and containers known, beyond what Semgrep's open
  /// engine does.
  final boolean deep;

  final Known known;
  final Guards guards;
  private final Containers containers;
  private final Map<Integer, Taint> evaluated = new HashMap<>();
  private final Map<Integer, Taint> propagated = new HashMap<>();
  private int nesting;
  State state = new State();

  Values(SourceFile file, Spots spots, RuleOptions options) {
    this.file = file;
    this.tree = file.tree();
    this.names = file.names();
    this.spots = spots;
    this.options = options;
    this.deep = options.is("follow_calls");
    this.known = new Known(this);
    this.containers = new Containers(this);
    this.guards = new Guards(this);
  }

  /// What an expression carried when it was evaluated last.
  final Taint of(int node) {
    return evaluated.getOrDefault(node, Taint.NONE);
  }

  /// What a call of a function of the project gives; null where it is not known.
  abstract @Nullable Taint followed(int call, int callee, int arguments, Taint object);

  abstract void statement(int node);

  abstract void lambda(int node);

  abstract void found(Spots.Sink sink, Taint taint);

  // ------------------------------------------------------------------ places

  /// The path of a variable, field or element, or null.
  final @Nullable String path(int node) {
    return path(node, 0);
  }

  private @Nullable String path(int node, int fields) {
    if (fields > MAX_FIELDS) {
      return null;
    }
    return switch (tree.kind(node)) {
      case NAME -> {
        int variable = names.variable(node);
        yield variable == Names.NONE ? "n" + tree.symbol(node) : "v" + variable;
      }
      case SELF -> "s" + tree.symbolText(node);
      case MEMBER -> {
        String object = path(node + 1, fields + 1);
        yield object == null ? null : object + "." + tree.symbolText(tree.child(node, 1));
      }
      case INDEX -> {
        int index = tree.next(node + 1);
        String object = path(node + 1, fields + 1);
        yield object == null || index >= tree.next(node) ? null : object + element(index);
      }
      case CAST -> path(tree.child(node, 1), fields);
      case PARAMETER -> path(tree.child(node, 1), fields);
      case VARIABLE -> path(tree.child(node, 1), fields);
      default -> null;
    };
  }

  private String element(int index) {
    Kind kind = names.constantKind(index);
    if (tree.is(index, Kind.STRING)) {
      return "." + tree.symbolText(index);
    }
    if (tree.is(index, Kind.NUMBER)) {
      return "[" + tree.symbolText(index);
    }
    if (kind == Kind.STRING || kind == Kind.NUMBER) {
      return (kind == Kind.STRING ? "." : "[") + tree.symbols().text(names.constant(index));
    }
    return "[*";
  }

  /// Stores what a target carries from now on.
  final void store(int target, Taint taint) {
    switch (tree.kind(target)) {
      case VARIABLE -> store(tree.child(target, 1), taint);
      case TUPLE, ARRAY, OBJECT, SEQUENCE -> {
        for (int c = target + 1; c < tree.next(target); c = tree.next(c)) {
          store(c, taint);
        }
      }
      case PAIR -> store(tree.child(target, 1), taint);
      case SPREAD, ASSIGN -> store(target + 1, taint);
      default -> {
        String path = path(target);
        if (path == null) {
          return;
        }
        Taint whole = spots.isClean(target) ? Taint.NONE : sourced(target, taint);
        if (path.endsWith("[*")) {
          state.add(path.substring(0, path.length() - 2), whole);
        } else {
          state.set(path, whole);
        }
      }
    }
  }

  // ------------------------------------------------------------------ expressions

  /// What a node carries; sinks in it are looked at.
  final Taint evaluate(int node) {
    if (nesting > MAX_NESTING) {
      return Taint.NONE;
    }
    nesting++;
    Taint taint = inner(node);
    if (spots.isClean(node)) {
      taint = Taint.NONE;
    } else {
      taint = sourced(node, taint);
    }
    taint = propagate(node, taint);
    sink(node, taint);
    String path = spots.isCleaned(node) ? path(node) : null;
    if (path != null) {
      state.set(path, Taint.NONE);
    }
    nesting--;
    if (deep) {
      evaluated.put(node, taint);
    }
    return taint;
  }

  /// Adds what a node is a source of.
  final Taint sourced(int node, Taint taint) {
    Taint all = taint;
    for (Spots.Source source : spots.sources(node)) {
      if (!source.requires().test(taint.labels())) {
        continue;
      }
      Taint its = new Taint(source.label(), source.match());
      if (source.passes()) {
        all = its.and(all);
      }
      String path = source.stays() && source.exactly() ? path(node) : null;
      if (path != null) {
        state.add(path, its);
      }
    }
    return all;
  }

  private Taint propagate(int node, Taint taint) {
    Taint all = taint;
    for (Spots.Propagation propagation : spots.to(node)) {
      Taint from = propagated.get(propagation.from());
      if (from != null) {
        all = all.and(changed(propagation, from));
      }
    }
    for (Spots.Propagation propagation : spots.from(node)) {
      propagated.put(node, taint);
      String to = path(propagation.to());
      if (propagation.stays() && to != null && propagation.requires().test(taint.labels())) {
        state.add(to, changed(propagation, taint));
      }
    }
    return all;
  }

  private static Taint changed(Spots.Propagation propagation, Taint taint) {
    if (!propagation.requires().test(taint.labels())) {
      return Taint.NONE;
    }
    return propagation.label() == 0 || taint.isNone()
        ? taint
        : new Taint(propagation.label(), taint.source());
  }

  final void sink(int node, Taint taint) {
    for (Spots.Sink sink : spots.sinks(node)) {
      if (!taint.isNone() && sink.requires().test(taint.labels())) {
        found(sink, taint);
      }
    }
  }

  final void sinkOfStatement(int node, Taint taint) {
    sink(node, sourced(node, taint));
  }

  private Taint inner(int node) {
    return switch (tree.kind(node)) {
      case NAME, SELF -> read(node);
      case MEMBER -> member(node);
      case INDEX -> index(node);
      case CALL -> call(node);
      case NEW -> creation(node);
      case ASSIGN -> assign(node);
      case VARIABLE -> variable(node);
      case LAMBDA -> {
        lambda(node);
        yield Taint.NONE;
      }
      case FUNCTION -> {
        if (!Statements.isStatement(tree.kind(tree.parent(node)))) {
          lambda(node);
        }
        yield Taint.NONE;
      }
      case STATEMENT_EXPRESSION -> {
        if (tree.is(node + 1, Kind.FUNCTION)) {
          lambda(node + 1);
        } else {
          statement(node + 1);
        }
        yield Taint.NONE;
      }
      case CONDITIONAL -> {
        evaluate(node + 1);
        Boolean truth = deep ? known.truth(node + 1) : null;
        if (truth != null) {
          yield evaluate(tree.child(node, truth ? 1 : 2));
        }
        Taint then = evaluate(tree.child(node, 1));
        yield then.and(evaluate(tree.child(node, 2)));
      }
      case BINARY -> binary(node);
      case UPDATE -> {
        Taint taint = all(node);
        String path = path(node + 1);
        if (path != null) {
          state.constant(path, null);
        }
        yield taint;
      }
      case COMPREHENSION -> comprehension(node);
      case CLASS -> Taint.NONE;
      case NAMED_ARGUMENT -> evaluate(tree.child(node, 1));
      case PAIR -> {
        if (!tree.is(node + 1, Kind.NAME)) {
          evaluate(node + 1);
        }
        yield evaluate(tree.child(node, 1));
      }
      case CAST -> evaluate(tree.child(node, 1));
      case TYPE, NONE, EMPTY -> Taint.NONE;
      case NUMBER, STRING, BOOLEAN, NULL, CHARACTER -> Taint.NONE;
      default -> all(node);
    };
  }

  private Taint all(int node) {
    Taint all = Taint.NONE;
    for (int child = node + 1; child < tree.next(node); child = tree.next(child)) {
      if (Statements.isStatement(tree.kind(child)) && !tree.is(child, Kind.FUNCTION)) {
        statement(child);
      } else {
        all = all.and(evaluate(child));
      }
    }
    return all;
  }

  private Taint read(int node) {
    String path = path(node);
    return path == null ? Taint.NONE : state.whole(path);
  }

  private Taint member(int node) {
    Taint object = evaluate(node + 1);
    String path = path(node);
    if (path == null) {
      return object;
    }
    Taint known = state.whole(path);
    return spots.sources(node + 1).isEmpty() && !(object.isNone()) && path(node + 1) != null
        ? known
        : known.and(
            path(node + 1) == null || !spots.sources(node + 1).isEmpty() ? object : Taint.NONE);
  }

  private Taint index(int node) {
    Taint object = evaluate(node + 1);
    int index = tree.next(node + 1);
    Taint inside = Taint.NONE;
    for (int i = index; i < tree.next(node); i = tree.next(i)) {
      inside = inside.and(evaluate(i));
    }
    if (options.is("taint_assume_safe_indexes")) {
      inside = Taint.NONE;
    }
    String path = path(node);
    if (path == null || path.endsWith("[*") || !spots.sources(node + 1).isEmpty()) {
      return object.and(inside);
    }
    return state.whole(path).and(inside);
  }

  private Taint call(int node) {
    int callee = node + 1;
    int arguments = tree.next(callee);
    Taint object;
    if (tree.is(callee, Kind.MEMBER)) {
      object = evaluate(callee + 1);
      object = object.and(evaluate(callee));
    } else {
      object = evaluate(callee);
    }
    Taint given = evaluate(arguments);
    if (options.is("taint_assume_safe_functions")) {
      Taint all = object.and(given);
      sink(node, all);
      return Taint.NONE;
    }
    Taint known = deep ? deeper(node, callee, arguments, object, given) : null;
    return known == null ? object.and(given) : known;
  }

  private @Nullable Taint deeper(int node, int callee, int arguments, Taint object, Taint given) {
    Taint result = followed(node, callee, arguments, object);
    if (result != null || !tree.is(callee, Kind.MEMBER)) {
      return result;
    }
    String path = path(callee + 1);
    String method = tree.symbolText(tree.child(callee, 1));
    return path == null ? null : containers.call(path, method, arguments, given);
  }

  private Taint creation(int node) {
    Taint given = Taint.NONE;
    for (int child = tree.next(node + 1); child < tree.next(node); child = tree.next(child)) {
      if (tree.is(child, Kind.BLOCK)) {
        for (int member = child + 1; member < tree.next(child); member = tree.next(member)) {
          if (tree.is(member, Kind.FUNCTION)) {
            lambda(member);
          }
        }
      } else {
        given = given.and(evaluate(child));
      }
    }
    if (options.is("taint_assume_safe_functions")) {
      sink(node, given);
      return Taint.NONE;
    }
    return given;
  }

  private Taint binary(int node) {
    Taint left = evaluate(node + 1);
    Taint both = left.and(evaluate(tree.child(node, 1)));
    boolean compares =
        switch (tree.symbolText(node)) {
          case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "is", "is not", "in", "not in" ->
              true;
          default -> false;
        };
    boolean safe =
        compares
            && (options.is("taint_assume_safe_comparisons")
                || options.is("taint_assume_safe_booleans"));
    return safe ? Taint.NONE : both;
  }

  private Taint assign(int node) {
    int value = tree.child(node, 1);
    Taint taint = evaluate(value);
    boolean plain = tree.symbolText(node).equals("=") || tree.symbolText(node).equals(":=");
    if (!plain) {
      taint = taint.and(evaluate(node + 1));
    } else if (tree.is(node + 1, Kind.INDEX) || tree.is(node + 1, Kind.MEMBER)) {
      evaluateTarget(node + 1);
    }
    Taint shown = sourced(node, taint);
    sink(node, shown);
    if (isPairwise(node + 1, value)) {
      int t = node + 2;
      int v = value + 1;
      while (t < tree.next(node + 1)) {
        store(t, evaluate(v));
        t = tree.next(t);
        v = tree.next(v);
      }
    } else {
      storeValue(node + 1, value, taint);
    }
    sink(node + 1, taint);
    return taint;
  }

  /// Sinks and sources inside of what is assigned to.
  private void evaluateTarget(int target) {
    if (tree.is(target, Kind.INDEX)) {
      for (int i = tree.next(target + 1); i < tree.next(target); i = tree.next(i)) {
        evaluate(i);
      }
    }
    evaluate(target + 1);
  }

  private boolean isPairwise(int target, int value) {
    return tree.is(target, Kind.TUPLE)
        && tree.is(value, Kind.TUPLE)
        && tree.childCount(target) == tree.childCount(value);
  }

  /// Stores a value; fields of an object that is written out are kept apart.
  private void storeValue(int target, int value, Taint taint) {
    String path = path(target);
    if (path == null || !tree.is(value, Kind.OBJECT) || (taint.isNone() && !deep)) {
      Object constant = deep ? known.of(value) : null;
      String type = deep ? made(value) : null;
      store(target, taint);
      if (path != null && deep) {
        state.constant(path, constant);
        state.constant(path + Containers.TYPE, type);
        state.constant(path + Guards.FROM, from(value));
        containers.made(path, value);
        elements(path, value);
      }
      return;
    }
    store(target, Taint.NONE);
    for (int entry = value + 1; entry < tree.next(value); entry = tree.next(entry)) {
      boolean named =
          tree.is(entry, Kind.PAIR)
              && (tree.is(entry + 1, Kind.NAME) || tree.is(entry + 1, Kind.STRING));
      if (!named) {
        state.add(path, evaluate(entry));
      } else {
        Taint its = evaluate(tree.child(entry, 1));
        state.set(path + "." + tree.symbolText(entry + 1), its);
      }
    }
  }

  /// The path of the only argument of a call that makes a value.
  private @Nullable String from(int value) {
    if (!tree.is(value, Kind.CALL)) {
      return null;
    }
    int arguments = tree.next(value + 1);
    return tree.childCount(arguments) == 0 ? null : path(arguments + 1);
  }

  /// What the elements of a list that is written out carry, each by itself.
  private void elements(String path, int value) {
    if (!tree.is(value, Kind.ARRAY) || state.constant(path + Containers.SIZE) == null) {
      return;
    }
    int index = 0;
    for (int element = value + 1; element < tree.next(value); element = tree.next(element)) {
      state.set(path + "[" + index++, of(element));
    }
  }

  /// The simple name of the class of which a value is a new object.
  private @Nullable String made(int value) {
    if (tree.is(value, Kind.NEW)) {
      return Functions.simpleName(tree.text(value + 1));
    }
    String from = path(value);
    if (from != null) {
      return state.constant(from + Containers.TYPE) instanceof String type ? type : null;
    }
    return tree.is(value, Kind.CALL) ? Functions.simpleName(tree.text(value + 1)) : null;
  }

  private Taint variable(int node) {
    int value = tree.child(node, 3);
    if (tree.is(value, Kind.NONE)) {
      Taint taint = sourced(node, Taint.NONE).and(sourced(tree.child(node, 1), Taint.NONE));
      if (!taint.isNone()) {
        store(tree.child(node, 1), taint);
      }
      return taint;
    }
    Taint taint = evaluate(value);
    Taint shown = sourced(node, taint);
    storeValue(tree.child(node, 1), value, taint);
    sink(tree.child(node, 1), taint);
    return shown;
  }

  private Taint comprehension(int node) {
    for (int clause = tree.next(node + 1); clause < tree.next(node); clause = tree.next(clause)) {
      if (tree.is(clause, Kind.COMPREHENSION_FOR)) {
        store(clause + 1, evaluate(tree.child(clause, 1)));
      } else {
        evaluate(clause + 1);
      }
    }
    return evaluate(node + 1);
  }
}
